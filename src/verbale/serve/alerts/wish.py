"""What somebody wants to be told, and where to."""

from __future__ import annotations

import re
from typing import Literal

import idna
import msgspec

from verbale.errors import AccountError
from verbale.views import issue_label
from verbale.views.change import KINDS

PACES = ("daily", "once")
MAX_ADDRESS_CHARS = 254
MAX_LOCAL_CHARS = 64
KIND_LABELS = {
    "rounds": "rounds of talks",
    "positions": "positions",
    "events": "events",
    "tolls": "counts",
    "access": "access",
    "unlocks": "what would follow",
    "blames": "blame",
}
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.IGNORECASE)
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


class Wish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody wants to be told; None and nothing for all.

    Attributes:
        party: only what names this party.
        issue: only this issue or family.
        kinds: only these kinds of record.
        pace: one digest a day, or at once.
    """

    party: str | None = None
    issue: str | None = None
    kinds: tuple[str, ...] = ()
    pace: Literal["daily", "once"] = "daily"

    @property
    def says(self) -> str:
        """It in words: "Army; Truce; events, counts"."""
        parts = [self.party, issue_label(self.issue) if self.issue else None]
        parts.append(", ".join(KIND_LABELS[kind] for kind in self.kinds) or None)
        return "; ".join(part for part in parts if part) or "everything"

    @property
    def wanted(self) -> tuple[str, ...]:
        """The kinds that are told."""
        return self.kinds or KINDS


def clean_address(told: str) -> str:
    """An address of mail as it is kept.

    Raises:
        AccountError: it is none that mail can go to.
    """
    local, at, domain = told.strip().rpartition("@")
    try:
        domain = idna.encode(domain.rstrip("."), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        domain = ""
    clean = f"{local}@{domain}"
    fits = len(local) <= MAX_LOCAL_CHARS and len(clean) <= MAX_ADDRESS_CHARS
    if not at or not fits or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise AccountError("this is no address that mail can go to")
    return clean
