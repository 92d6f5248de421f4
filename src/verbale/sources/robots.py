"""What a site's robots.txt allows.

Source: RFC 9309, Robots Exclusion Protocol.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from verbale.errors import FetchError
from verbale.sources.addresses import Address

AGENT = "verbale"
KEPT_S = 24 * 3600.0
MAX_BYTES = 512 * 1024
MAX_DELAY_S = 60.0


@dataclass(frozen=True)
class _Rules:
    parsed: Protego | None
    until: float
    failure: str = ""


class Robots:
    """Remembers what each site allows, for a day."""

    def __init__(self, fetch: Callable[[str], bytes | None]) -> None:
        """`fetch` gives the bytes of a robots.txt, None where a site has none."""
        self._fetch = fetch
        self._rules: dict[str, _Rules] = {}

    def check(self, address: Address) -> float:
        """How many seconds a site wants between two requests, 0 where it does not say.

        Raises:
            FetchError: it does not want this address to be fetched, or its robots.txt cannot be had.
        """
        rules = self._rules.get(address.origin)
        if rules is None or rules.until < time.monotonic():
            rules = self._rules[address.origin] = self._load(address.origin)
        if rules.failure:
            raise FetchError(
                f"its robots.txt cannot be had, so nothing is asked: {rules.failure}", source=address.url
            )
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(address.url, AGENT):
            raise FetchError("its robots.txt asks that it not be fetched", source=address.url, lasting=True)
        return min(float(rules.parsed.crawl_delay(AGENT) or 0), MAX_DELAY_S)

    def _load(self, origin: str) -> _Rules:
        until = time.monotonic() + KEPT_S
        try:
            data = self._fetch(f"{origin}/robots.txt")
        except FetchError as error:
            return _Rules(None, time.monotonic() + KEPT_S / 96, str(error))
        if data is None:
            return _Rules(None, until)
        return _Rules(Protego.parse(data[:MAX_BYTES].decode("utf-8", "replace")), until)
