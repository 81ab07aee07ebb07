"""Questions to a dossier and their answers. Nothing here writes to it."""
