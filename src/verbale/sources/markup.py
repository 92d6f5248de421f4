"""XML from strangers, read a piece at a time and without ever doing what it says.

No entity of a document's own is expanded, nothing is loaded from elsewhere, and depth and length
are bounded by libxml2. What is not well formed is read as far as it goes, and said to be so.
"""

from __future__ import annotations

import codecs
import html.entities
import io
import re
from collections.abc import Iterator

from lxml import etree

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_OWN_ENTITIES = re.compile(r"<!ENTITY\b")
_REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})?(;?)")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Markup:
    """An XML document to be walked once; `faults` says, after the walk, what was wrong with it."""

    def __init__(self, data: bytes, charset: str = "") -> None:
        """`charset` is the encoding that came with the bytes, "" for none."""
        self.faults: list[str] = []
        text = self._decode(data, charset)
        # What stands before the root can only say how to read on, which is not for strangers to say.
        root = _ROOT.search(text)
        start = root.start() if root else 0
        if _OWN_ENTITIES.search(text, 0, start):
            self.faults.append("it declares entities of its own; they were not expanded")
        self._text = _mend(_DECLARATION.sub("", text[start:], count=1))

    def walk(self, *names: str) -> Iterator[etree._Element]:
        """Every element with one of these names (without their namespace) once it is whole.

        It is emptied when the next one is asked for.
        """
        stream = io.BytesIO(self._text.encode())
        self._text = ""
        steps = etree.iterparse(
            stream,
            events=("end",),
            recover=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
        )
        try:
            for _, element in steps:
                if local_name(element) in names:
                    yield element
                    _free(element, names)
        except etree.XMLSyntaxError as error:
            self.faults.append(f"it is not XML: {error.msg}")
            return
        if errors := [e for e in steps.error_log if e.level_name in ("ERROR", "FATAL")]:
            first = errors[0]
            self.faults.append(
                f"it is not well formed (line {first.line}: {first.message}); read as far as it goes"
            )

    def _decode(self, data: bytes, charset: str) -> str:
        for mark, name in _BOMS:
            if data.startswith(mark):
                return data[len(mark) :].decode(name, "replace")
        declared = _DECLARED.match(data[:1024])
        claimed = [
            name for name in (declared[1].decode("ascii") if declared else "", charset) if _is_text(name)
        ]
        for name in (*claimed, "utf-8") if claimed else ("utf-8",):
            try:
                return data.decode(name)
            except UnicodeError:
                continue
        said = f"it says that it is in {claimed[0]}, and is not" if claimed else "it is not in UTF-8"
        self.faults.append(f"{said}; read as Windows-1252")
        return data.decode("cp1252", "replace")


def _is_text(name: str) -> bool:
    try:
        return bool(name) and getattr(codecs.lookup(name), "_is_text_encoding", False)
    except LookupError:
        return False


def _mend(text: str) -> str:
    """Put characters for HTML's names and for stray ampersands, and leave out what XML forbids."""
    return _REFERENCE.sub(_known, _FORBIDDEN.sub("", text))


def _known(found: re.Match[str]) -> str:
    name, end = found[1] or "", found[2]
    if end and (name.startswith("#") or name in _XML_NAMES):
        return found[0]
    if end and f"{name};" in html.entities.html5:
        return html.entities.html5[f"{name};"]
    return found[0] if end else f"&amp;{found[0][1:]}"


def _free(element: etree._Element, names: tuple[str, ...]) -> None:
    """Let go of an element and of all before it, so that a document of any length fits into memory.

    One that stands in another of its kind, which was not closed, leaves the other's parts alone.
    """
    element.clear()
    parent = element.getparent()
    if parent is not None and local_name(parent) in names:
        return
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """An element's namespace, "" for none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def inner_text(element: etree._Element) -> str:
    """The text of an element and of all in it."""
    return "".join(element.itertext(with_tail=False)).strip()  # type: ignore[arg-type]
