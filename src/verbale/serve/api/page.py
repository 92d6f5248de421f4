"""The page that describes the API to a person."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from verbale.serve.api.endpoint import BASE, Endpoint
from verbale.serve.api.params import PARAMS, spelled, values_of
from verbale.serve.api.table import ENDPOINTS
from verbale.serve.following import FEEDS, FORMS
from verbale.serve.page import Ask, Context, Page


def _context(_: Ask) -> Context:
    groups = [(name, list(some)) for name, some in groupby(ENDPOINTS, lambda one: one.group)]
    return {"groups": groups, "base": BASE, "params": _params, "feeds": FEEDS, "forms": FORMS}


def _params(endpoint: Endpoint) -> list[dict[str, Any]]:
    """The parameters of an endpoint as a table has them."""
    return [
        {
            "name": spelled(name),
            "says": PARAMS[name].says,
            "few": ", ".join(values_of(name)),
            "usual": PARAMS[name].usual,
        }
        for name in endpoint.params
    ]


API = Page(
    path="/api",
    title="API and feeds",
    says="The record for programs: what can be asked, and what can be followed.",
    template="api",
    make=_context,
)
