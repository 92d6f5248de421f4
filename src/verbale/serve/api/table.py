"""All endpoints that are read from, in the order in which they are described."""

from __future__ import annotations

from verbale.serve.api import happened, positions, record, sources
from verbale.serve.api.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint, ...] = (
    *positions.ENDPOINTS,
    *happened.ENDPOINTS,
    *sources.ENDPOINTS,
    *record.ENDPOINTS,
)
