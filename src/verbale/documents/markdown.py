"""Markdown with or without YAML front matter; the body may as well be HTML."""

from __future__ import annotations

import re
from typing import Any

import yaml
from markdown_it import MarkdownIt

from verbale.documents.fields import Article, describe, fold_key
from verbale.documents.markup import has_blocks, strip_markup, strip_shortcodes

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[\"']?([A-Za-z][\w .-]{0,40}?)[\"']?\s*:(?:\s+(.*))?$")
_BLOCK_SCALAR = re.compile(r"^[>|][-+0-9]*$")
_HEADING = re.compile(r"\A\s*#[ \t]+(\S.*?)[ \t]*#*[ \t]*(?:\n|\Z)")
MAX_YAML_CHARS = 50_000
MAX_YAML_ITEMS = 1000
MAX_NESTING = 200

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_COMMONMARK = MarkdownIt("commonmark").enable("table")


def read_markdown(text: str) -> Article:
    """Read front matter and body; a first heading is the title where the front matter has none."""
    found = _FRONT.match(text)
    fields = read_front_matter(found.group(1)) if found else {}
    body = strip_shortcodes(text[found.end() :] if found and fields else text)
    article = describe("", fields)
    heading = _HEADING.match(body)
    if heading and not article.title:
        fields["title"] = heading.group(1).strip("*_` ")
    if heading and heading.group(1).strip("*_` ") == (article.title or fields.get("title")):
        body = body[heading.end() :]
    html = body if has_blocks(body) else _COMMONMARK.render(body)
    return describe(strip_markup(html), fields)


def read_front_matter(raw: str) -> dict[str, Any]:
    """The fields of front matter, their names folded; what is not YAML is read line by line."""
    try:
        loaded = None if _is_monstrous(raw) else yaml.load(raw, Loader=_LOADER)  # noqa: S506 - makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, dict):
        loaded = _read_lines(raw)
    return {fold_key(key): value for key, value in loaded.items() if isinstance(key, str)}


def _is_monstrous(raw: str) -> bool:
    """Whether the YAML library, which recurses in C, might not survive this."""
    return (
        len(raw) > MAX_YAML_CHARS
        or sum(map(raw.count, "[{")) > MAX_NESTING
        or raw.count("- ") > MAX_YAML_ITEMS
    )


def _read_lines(raw: str) -> dict[str, Any]:
    """`key: value` lines; lines indented below a key go on with its value."""
    fields: dict[str, Any] = {}
    key = ""
    for line in raw.splitlines():
        found = _KEY.match(line)
        if found:
            key = found.group(1)
            value = (found.group(2) or "").strip()
            fields.setdefault(key, "" if _BLOCK_SCALAR.match(value) else value.strip("\"'"))
        elif key and line[:1].isspace():
            fields[key] = f"{fields[key]} {line.strip().removeprefix('- ')}".strip()
    return fields
