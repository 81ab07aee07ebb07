"""The page: what a dossier holds, on 127.0.0.1, each line one click from the words that support it."""
