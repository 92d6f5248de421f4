"""A site on loopback, and clients that may ask it."""

from collections.abc import Iterator

import pytest
from tests.serving import Site, serving

from verbale.sources import Client, Manners


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def manners(site: Site) -> Manners:
    return Manners(allowed=frozenset({site.host}), pace_s=0, backoff_s=0.01, timeout_s=3, max_bytes=1_000_000)


@pytest.fixture
def client(manners: Manners) -> Iterator[Client]:
    with Client(manners) as found:
        yield found
