"""Parsed reports become records, each with the passage it stands on."""
