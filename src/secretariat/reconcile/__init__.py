"""Across reports: who and what is the same, as judgements that can be taken back."""
