"""Bytes become reports: files, pages, feeds and exports of others."""
