"""Where reports come from: files, folders and archives, standard input; feeds, sitemaps and pages of the web.

This room hands on bytes. What they say is the business of the room `documents`.
"""

from __future__ import annotations

from verbale.sources.addresses import canonical, clean_address
from verbale.sources.client import Client, Manners
from verbale.sources.discovery import Discovery
from verbale.sources.entries import Entry
from verbale.sources.files import MAX_BYTES
from verbale.sources.health import SourceState
from verbale.sources.keeping import WarcKeeper
from verbale.sources.paths import explain, list_files, read_sources, show_path
from verbale.sources.responses import Response, media_of

__all__ = [
    "MAX_BYTES",
    "Client",
    "Discovery",
    "Entry",
    "Manners",
    "Response",
    "SourceState",
    "WarcKeeper",
    "canonical",
    "clean_address",
    "explain",
    "list_files",
    "media_of",
    "read_sources",
    "show_path",
]
