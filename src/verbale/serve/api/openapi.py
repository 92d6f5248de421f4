"""The description of the API, made from the endpoints and from the types themselves.

Source: OpenAPI Specification 3.1.0, whose schemas are those of JSON Schema 2020-12.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from verbale.serve.api.endpoint import Endpoint
from verbale.serve.api.faults import PROBLEM, Fault
from verbale.serve.api.judging import PATH, Judging
from verbale.serve.api.params import PARAMS, Id, spelled
from verbale.terms import Judgement

JSON = "application/json"
REF = "#/components/schemas/{name}"
ABOUT = """The minutes of a conflict as its news tells them. Every line is cited: `claim_id` and `report_id` lead to the
claim and to its report, `quote` has the words. Where sources disagree, all of them stand; counts of different counters
are never added up. What is not there is not reported: that says nothing of what happened. Names of private persons are
withheld. Dates are ISO prefixes: `2021-02` is the month.

A list is given page by page: ask again with `cursor`, set to `next` of the page before, until `next` is null. A cursor
stays good while the record grows. Answers bear a strong `ETag`; ask with `If-None-Match` to be told 304 where nothing
changed. HEAD is answered wherever GET is."""
_FIELD = re.compile(r"^(\w+): (.+)$")
_ETAG = {"description": "A strong tag of the answer.", "schema": {"type": "string"}}


def describe(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The OpenAPI document."""
    kinds = [Fault, Judging, Judgement, *(endpoint.gives for endpoint in endpoints)]
    (fault, asked, made, *given), components = msgspec.json.schema_components(kinds, ref_template=REF)
    paths: dict[str, Any] = {
        endpoint.address: {"get": _operation(endpoint, schema, fault)}
        for endpoint, schema in zip(endpoints, given, strict=True)
    }
    paths[PATH] = {"post": _judging(asked, made, fault)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Verbale",
            "version": version("verbale"),
            "summary": "The record of a conflict, to be read by programs.",
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys((*(one.group for one in endpoints), "Review"))],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": {name: tell_fields(schema) for name, schema in components.items()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Where there are accounts."}
            },
        },
    }


def _operation(endpoint: Endpoint, gives: Any, fault: Any) -> dict[str, Any]:
    problem = {PROBLEM: {"schema": fault}}
    found: dict[str, Any] = {
        "200": {
            "description": endpoint.title,
            "headers": {"ETag": _ETAG},
            "content": {JSON: {"schema": gives}},
        },
        "304": {"description": "Nothing changed since the answer of this tag."},
        "400": {"description": "A parameter cannot be what it says.", "content": problem},
    }
    if endpoint.has_id or "report" in endpoint.params:
        found["404"] = {"description": "Nothing has this id, or several begin so.", "content": problem}
        found["410"] = {"description": "The report was taken down.", "content": problem}
    found["default"] = {"description": "Something else is wrong.", "content": problem}
    return {
        "operationId": name_of(endpoint),
        "summary": endpoint.title,
        "description": endpoint.says,
        "tags": [endpoint.group],
        "parameters": list(_parameters(endpoint)),
        "responses": found,
    }


def _judging(asked: Any, made: Any, fault: Any) -> dict[str, Any]:
    problem = {PROBLEM: {"schema": fault}}
    refused = {
        "400": "This is no JSON.",
        "403": "It takes a reviewer, or an editor.",
        "404": "Nothing has this id, or several begin so; or the record is only looked at.",
        "413": "This is too long.",
        "415": "This is not sent as JSON.",
        "422": "It cannot be judged so.",
        "default": "Something else is wrong.",
    }
    return {
        "operationId": "postJudgement",
        "summary": "Judge",
        "description": "Adds a judgement; claims and reports stay as they are, and a judgement can be undone. It takes the role of a reviewer.",
        "tags": ["Review"],
        "requestBody": {"required": True, "content": {JSON: {"schema": asked}}},
        "responses": {
            "201": {"description": "The judgement as it was added.", "content": {JSON: {"schema": made}}},
            **{status: {"description": says, "content": problem} for status, says in refused.items()},
        },
    }


def name_of(endpoint: Endpoint) -> str:
    """An endpoint's name: "getClaim" of "/claims/{id}", "getReportText", "getBoard"."""
    parts = endpoint.path.strip("/").split("/")
    words = [one[:-1] if parts[n + 1 : n + 2] == ["{id}"] else one for n, one in enumerate(parts)]
    return "get" + "".join(word.capitalize() for word in words if word != "{id}")


def _parameters(endpoint: Endpoint) -> Iterator[dict[str, Any]]:
    if endpoint.has_id:
        yield {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "The id, or the beginning of it.",
            "schema": msgspec.json.schema(Id),
        }
    for name in endpoint.params:
        param = PARAMS[name]
        schema = msgspec.json.schema(param.kind())
        if param.usual is not None:
            schema = {**schema, "default": param.usual}
        yield {
            "name": spelled(name),
            "in": "query",
            "required": param.required,
            "description": param.says,
            "schema": schema,
        }


def tell_fields(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with the meaning of each field beside it, as the type's own words have it under "Attributes:"."""
    words = inspect.cleandoc(schema.get("description", "")).replace("None", "null")
    about, _, fields = words.partition("Attributes:")
    told = dict(_fields(fields.splitlines()))
    properties = {
        name: {**one, "description": told[name]} if name in told else one
        for name, one in schema.get("properties", {}).items()
    }
    made = {**schema, "description": " ".join(about.split())}
    if properties:
        made["properties"] = properties
    return made


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    name, words = "", ""
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= 4 and (found := _FIELD.match(line.strip())):
            if name:
                yield name, words
            name, words = found.group(1), found.group(2)
        elif name:
            words = f"{words} {line.strip()}".strip()
    if name:
        yield name, words
