"""Ids that last: hashes of what makes a thing the same thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

ID_CHARS = 20


def identify(kind: str, parts: Iterable[str | int | None]) -> str:
    """Return the id of the thing of a kind that these parts, and no others, tell from all others.

    Each part is written with its length before it, so that no two lists of parts run
    together into one text; None is told from an empty text.

    Returns:
        `ID_CHARS` hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        if part is None:
            digest.update(b"-;")
            continue
        raw = str(part).encode()
        digest.update(b"%d:" % len(raw) + raw + b";")
    return digest.hexdigest()[:ID_CHARS]
