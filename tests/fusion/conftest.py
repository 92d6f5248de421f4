"""Headings and claims to fuse, made without a record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.told import make_claim

from verbale.terms import Claim, Heading


@pytest.fixture
def heading() -> Callable[..., Heading]:
    def make(report_id: str, published: str | None = None, copy_of: str | None = None) -> Heading:
        return Heading(id=report_id, published=published, copy_of=copy_of)

    return make


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim
