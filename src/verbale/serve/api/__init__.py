"""The record for programs: JSON of the same types as the views, described by OpenAPI."""

from __future__ import annotations

from verbale.serve.api.faults import answer_fault
from verbale.serve.api.page import API
from verbale.serve.api.routes import api_routes, is_api
from verbale.serve.api.table import ENDPOINTS

__all__ = ["API", "ENDPOINTS", "answer_fault", "api_routes", "is_api"]
