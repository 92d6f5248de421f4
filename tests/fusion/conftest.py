"""Headings and claims to fuse, made without a record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.terms import KINDS, Claim, Heading, Record, claim_id


@pytest.fixture
def heading() -> Callable[..., Heading]:
    def make(report_id: str, published: str | None = None, copy_of: str | None = None) -> Heading:
        return Heading(id=report_id, published=published, copy_of=copy_of)

    return make


@pytest.fixture
def claim() -> Callable[..., Claim]:
    def make(report_id: str, record: Record, about: str | None = None) -> Claim:
        kind = next(kind for kind, record_type in KINDS.items() if isinstance(record, record_type))
        return Claim(
            id=claim_id(kind, report_id, record),
            kind=kind,
            report_id=report_id,
            evidence=record.evidence,
            reader=kind,
            version="1",
            record=record,
            about=about,
        )

    return make
