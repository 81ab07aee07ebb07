"""The brief: what the dossier can say in a few pages, each sentence checked against the words it stands on."""
