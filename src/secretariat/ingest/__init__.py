"""Bytes become reports: files, pages, feeds and exports of others."""

from secretariat.ingest.reports import Ingested, read_source, report_from_text
from secretariat.ingest.sources import Source, find_sources

__all__ = ["Ingested", "Source", "find_sources", "read_source", "report_from_text"]
