"""The page of results: the sections just measured in their places, those measured by other commands as they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def renew(page: str, opening: Sequence[str], measured: Mapping[str, Sequence[str]]) -> str:
    """A page with new text in some of its sections.

    Args:
        page: the page as it stands.
        opening: the lines before the first section.
        measured: the lines of each section by its heading; one that the page lacks comes last.
    """
    sections = _sections(page)
    for heading, lines in measured.items():
        sections[heading] = "\n".join(lines)
    parts = ["\n".join(opening), *(f"## {heading}\n\n{text}" for heading, text in sections.items())]
    return "\n\n".join(parts) + "\n"


def _sections(page: str) -> dict[str, str]:
    """The text of each section by its heading, in order."""
    _, *parts = _HEADING.split(page)
    return {heading: text.strip("\n") for heading, text in zip(parts[::2], parts[1::2], strict=True)}
