"""Fixtures of passes over sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk import Desk
from tests.serving import serving

from verbale.reading import Pipeline
from verbale.record import Store


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(["sentences"])


@pytest.fixture
def desk(tmp_path: Path, pipeline: Pipeline) -> Iterator[Desk]:
    with serving() as site, Store.open(tmp_path / "a.db") as store:
        yield Desk(site, store, pipeline)
