"""One dossier is one SQLite file: records go in, records come out."""
