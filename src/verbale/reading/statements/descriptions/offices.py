"""What the words about a name say of the person: their office, and the body they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.cues.lexicon import cue_list
from verbale.reading.statements.vocabulary import person_nouns, speech_list
from verbale.terms import Span

if TYPE_CHECKING:
    from verbale.reading.draft import Draft

_ARTICLE = re.compile(r"^(?:(?:a|an|the|his|her|its|their|our|another|one)\s+)+", re.IGNORECASE)
_STOPS = " \t\n,;:–—-()"
_CLAUSE = re.compile(r",|;|\(|\s[–—-]\s|\bwho\b|\bwhose\b|\bwhich\b|\bwhere\b|\bspeaking\b")
_LINK = re.compile(r"\s(?:for|of|at|from|with|to|in)\s+(?:the\s+)?")
_WORD = re.compile(r"[\w.’'&-]+")
_POSSESSIVE = re.compile(r"^(.*?)(?:['’]s|s['’])\s+")
_MAX_ROLE_WORDS = 14


def office(draft: Draft, source: Span, name: Span | None) -> tuple[str | None, str | None, Span | None]:
    """The role and the body that a source gives, and the words that they were taken from.

    Args:
        draft: the report, its actors read.
        source: the words of the source.
        name: the person's name in it; None where the source describes somebody unnamed.

    Returns:
        The role as worded, without its owner; the body, as worded; the span of both. A role
        without an office word, and a place alone, are none.
    """
    rank: tuple[str | None, str | None, Span | None] = (None, None, None)
    for span in _spans(draft.text, source, name):
        role, body = _within(draft, span)
        if role is not None and all(w.strip(".") in _ranks() for w in role.lower().split()):
            rank = rank if rank[0] is not None else (role, body, span)
        elif role is not None or body is not None:
            return role, body, span
    courtesy = rank[0] is not None and rank[0].lower().strip(".") in speech_list("courtesies")
    return (None, None, None) if courtesy else rank


def _spans(text: str, source: Span, name: Span | None) -> list[Span]:
    """The stretches that may hold an office: before the name and after it, up to a comma or clause."""
    if name is None:
        return [_first(text, source)]
    found = []
    if name.start > source.start:
        before = _trimmed(text, Span(source.start, name.start))
        first = _first(text, before)
        found += [first] if first == before else [first, _trimmed(text, Span(first.end, before.end))]
    if name.end < source.end:
        rest = _trimmed(text, Span(name.end, source.end))
        found.append(_first(text, rest))
    return [s for s in found if s.start < s.end]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _STOPS:
        start += 1
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    return Span(start, end)


def _first(text: str, span: Span) -> Span:
    """A stretch up to its first comma or clause."""
    match = _CLAUSE.search(text, span.start + 1, span.end)
    return _trimmed(text, Span(span.start, match.start() if match else span.end))


def _within(draft: Draft, span: Span) -> tuple[str | None, str | None]:
    words = " ".join(span.of(draft.text).split())
    words = _ARTICLE.sub("", words)
    tokens = list(_WORD.finditer(words))
    if not tokens or len(tokens) > _MAX_ROLE_WORDS:
        return None, None
    link = _LINK.search(words)
    left = words[: link.start()] if link else words
    at = [m for m in _WORD.finditer(left) if _is_office(m.group())]
    if not at:
        return None, None
    own, before = _own_part(draft, span, left)
    right = words[link.end() :] if link else ""
    after = _body(draft, span, right) if right else None
    role = own if after or not right else f"{own}{words[len(left) :]}"
    return (_unranked(role) or None), (before or after)


def _unranked(role: str) -> str:
    """A role without the rank that follows it: "army spokesman General" before a name."""
    words = role.split()
    while len(words) > 1 and words[-1].lower().strip(".") in _ranks() and _holds_office(" ".join(words[:-1])):
        if words[-2].lower() in (
            "attorney",
            "secretary",
            "consul",
            "inspector",
            "director",
            "major",
            "brigadier",
            "lieutenant",
        ):
            break
        words.pop()
    return " ".join(words)


def _own_part(draft: Draft, span: Span, left: str) -> tuple[str, str | None]:
    """What stands before a link, parted into the role and the body named before it."""
    cut = 0
    body = None
    for match in _WORD.finditer(left):
        if _is_office(match.group()) and match.start() > 0 and not _leads_body(left, match.end()):
            break
        if ends_body(match.group()):
            cut, body = match.end(), left[: match.end()]
    if body is None or not _is_named(body):
        return _without_state(draft, span, left), None
    role = re.sub(r"^['’]s?", "", left[cut:]).strip(" -")
    if not role:
        return left, None
    if role.split()[0].lower() in ("minister", "secretary"):
        return _without_state(draft, span, left), None
    force = body.split()[-1]
    if force.lower() in speech_list("forces"):
        role = f"{force} {role}"
    return role, re.sub(r"['’]s?$", "", body)


def _is_named(body: str) -> bool:
    """Whether a body has a name or a state of its own: "Taiwan defense ministry", not "Goma's police"."""
    return any(c.isupper() for c in re.sub(r"^.*['’]s?\s", "", body)) or bool(
        _POSSESSIVE.match(body) and re.search(r"(?:ministry|department|office|embassy|council|court)$", body)
    )


def _leads_body(words: str, at: int) -> bool:
    """Whether a word for a body follows, as in "general staff spokesman"."""
    return any(ends_body(m.group()) for m in _WORD.finditer(words, at))


def _without_state(draft: Draft, span: Span, left: str) -> str:
    """A role without the state or body named at its start: "Kenya's foreign minister"."""
    for actor in draft.actors:
        if actor.kind != "person" and actor.via == "name":
            words = " ".join(actor.span.of(draft.text).split())
            if re.match(rf"{re.escape(words)}\b(?=.)", left) and not _holds_office(words):
                return re.sub(r"^(?:['’]s?)?[\s-]*", "", left[len(words) :]) or left
    for adjective in _demonyms():
        if left.startswith((f"{adjective} ", f"{adjective}'", f"{adjective}’")):
            return re.sub(r"^(?:['’]s?)?[\s-]+", "", left[len(adjective) :])
    place = next((p for p in draft.places_in(span) if left.startswith(p.span.of(draft.text))), None)
    if place is not None:
        rest = left[len(place.span.of(draft.text)) :]
        return re.sub(r"^(?:['’]s?)?[\s-]*", "", rest) or left
    return left


@cache
def _demonyms() -> tuple[str, ...]:
    """The adjectives of states and their names, the longest first."""
    found = {w for s in lexicon().states.values() for w in (*s.adj, s.name, *s.alias)}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def _body(draft: Draft, span: Span, right: str) -> str | None:
    """What follows "of", "for" or "at" if it is a body."""
    words = right.strip(_STOPS)
    ends = [m.end() for m in _WORD.finditer(words) if ends_body(m.group())]
    if ends and any(c.isupper() for c in words):
        return words
    at = draft.text.find(words, span.start, span.end)
    named = [a for a in draft.actors_in(span) if a.kind not in ("state", "person", "people") and at >= 0]
    return words if any(a.span.start == at and a.via == "name" for a in named) else None


def _holds_office(words: str) -> bool:
    return any(_is_office(w) for w in words.split())


@cache
def _ranks() -> frozenset[str]:
    return speech_list("ranks") | speech_list("courtesies")


@cache
def _offices() -> frozenset[str]:
    return frozenset(lexicon().lists["offices"]) | person_nouns() | cue_list("titles") | _ranks()


def _is_office(word: str) -> bool:
    plain = word.lower().strip(".'’")
    return plain in _offices() and not ends_body(word)


@cache
def _bodies() -> frozenset[str]:
    lists = lexicon().lists
    kinds = ("body_organisation", "body_armed_group", "body_opposition", "body_outlet", "organs")
    named = {w.lower() for kind in kinds for w in lists[kind]}
    return frozenset(named | lists["outlet_nouns"] | lists["body_nouns"] | speech_list("bodies"))


def ends_body(word: str) -> bool:
    """Whether a word is one that names of bodies end in."""
    return re.sub(r"['’]s?$", "", word).lower() in _bodies()
