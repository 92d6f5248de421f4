"""Where reports come from; files, folders and standard input so far.

This room hands on bytes. What they say is the business of the room `documents`.
"""

from __future__ import annotations

from verbale.sources.files import MAX_BYTES
from verbale.sources.paths import read_sources

__all__ = ["MAX_BYTES", "read_sources"]
