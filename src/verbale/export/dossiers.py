"""A dossier drafted from a cast, as commented TOML for a person to edit; and a dossier shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import get_args

from verbale.terms import Body, Dossier
from verbale.terms.dossier import PlaceKind
from verbale.views.cast import Cast, Example, Figure, Spot

MOST_PARTIES = 12
MOST_MEDIATORS = 6
MOST_PEOPLE = 8
MOST_PLACES = 25
MOST_UNKNOWN = 10
MOST_OTHERS = 12
MOST_ALIASES = 8
_LEAST_REPORTS = 2
_TITLE_CHARS = 90
_ROLE_WORDS = 5
_ARTICLES = frozenset({"a", "an", "the"})
_ROLE_ENDS = frozenset({"who", "which", "that", "from", "based", "and", "in", "at"})
_STATELY = frozenset({"state", "government"})
_KINDS = frozenset(get_args(PlaceKind))
_TOWNS = frozenset({"city", "capital"})


def draft_lines(cast: Cast, *, title: str, folders: Iterable[str]) -> Iterator[str]:
    """The lines of a drafted dossier; every guess has its count and its first report beside it."""
    period = f", {cast.first} to {cast.last}" if cast.first else ""
    where = ", ".join(folders)
    yield f"# Drafted by `verbale dossier init {where}` from {_many(cast.reports, 'report')}{period}."
    yield "# Every entry below is a guess. Keep what is right, delete what is not, add what is missing;"
    yield "# the keys are in docs/dossier.md. Then: verbale dossier check FILE"
    yield ""
    yield f"title = {_text(title)}"
    yield '# summary = ""'
    if cast.first:
        yield f"# since = {_text(cast.first)}  # the first report's day; the conflict's own is yours to give"
        yield f"# until = {_text(cast.last or cast.first)}"
    least = 1 if cast.reports < 2 * _LEAST_REPORTS else _LEAST_REPORTS
    parties, mediators = _sorted_out(cast, least)
    yield from _heading(
        f"Parties: {len(parties)} of {len(cast.figures)} actors met, the most concerned first"
    )
    for figure in parties:
        yield from _figure("party", figure)
    yield from _heading("Mediators, by the rounds of talks in which they mediate")
    for figure in mediators:
        yield from _figure("mediator", figure)
    yield from _heading("Guarantors: nobody tells them apart by counting; move them here from above")
    yield '# [[guarantor]]\n# name = ""'
    yield from _places(cast, least)
    yield from _issues(cast)
    yield from _sources(cast)


def _heading(words: str) -> Iterator[str]:
    yield ""
    yield f"# --- {words}"


def _sorted_out(cast: Cast, least: int) -> tuple[list[Figure], list[Figure]]:
    """The actors that look like parties, and those that mediate more rounds than they take part in."""
    often = [f for f in cast.figures if max(f.reports, f.rounds, f.mediates) >= least]
    mediators = [f for f in often if f.mediates > f.rounds]
    parties = [
        f
        for f in often
        if f not in mediators and (f.positions or f.rounds) and (f.kind != "organisation" or f.rounds)
    ]
    mediators.sort(key=lambda f: (-f.mediates, f.name))
    return parties[:MOST_PARTIES], mediators[:MOST_MEDIATORS]


def _figure(key: str, figure: Figure) -> Iterator[str]:
    counted = [
        _many(figure.mentions, "mention") + f" in {_many(figure.reports, 'report')}",
        _many(figure.positions, "position") if figure.positions else "",
        f"in {_many(figure.rounds, 'round')}" if figure.rounds else "",
        f"mediates {_many(figure.mediates, 'round')}" if figure.mediates else "",
    ]
    yield ""
    yield f"# {'; '.join(filter(None, counted))}. {_first(figure.example)}"
    yield f"[[{key}]]"
    yield f"name = {_text(figure.name)}"
    yield f"kind = {_text(figure.kind)}"
    if figure.code:
        yield f"code = {_text(figure.code)}"
    if key == "party" and figure.kind == "state":
        yield "# backs = []  # the parties that it supports: then its stances stand beside those compared"
    yield from _aliases(figure)
    yield from _people(figure)


def _aliases(figure: Figure) -> Iterator[str]:
    """Other words met; those of a state are a comment, since "Syria" is a place too."""
    met = figure.met_as[:MOST_ALIASES]
    if not met:
        return
    counts = ", ".join(f"{_plain(words)} {count}" for words, count in met)
    if figure.kind in _STATELY:
        yield f"# met as: {counts}"
        return
    names = [words for words, count in met if _is_name(words) and (count > 1 or words.isupper())]
    if names:
        yield f"aliases = [{', '.join(map(_text, names))}]"
    yield f"# met as: {counts}"


def _is_name(words: str) -> bool:
    """Whether words are a name from end to end: "FARC-EP", not "FARC rebels"."""
    return words[:1].isupper() and words.rsplit(" ", maxsplit=1)[-1][:1].isupper()


def _people(figure: Figure) -> Iterator[str]:
    people = figure.people[:MOST_PEOPLE]
    if not people:
        return
    yield "person = ["
    for voice in people:
        role = _role(voice.role, figure) or "official"
        guess = "" if voice.role else ", its role is not told"
        yield f"  {{ name = {_text(voice.name)}, role = {_text(role)} }},  # {_many(voice.reports, 'report')}{guess}"
    yield "]"


def _role(words: str, figure: Figure) -> str:
    """A role without article and without whose it is: "spokesman" of "a FARC spokesman"."""
    whose = {word for name in (figure.name, *(met for met, _ in figure.met_as)) for word in name.split()}
    kept = words.split()
    while len(kept) > 1 and (kept[0].lower() in _ARTICLES or kept[0].removesuffix("'s") in whose):
        kept = kept[1:]
    end = next((n for n, word in enumerate(kept) if n and _ends(word, kept[n + 1 : n + 2])), len(kept))
    return " ".join(kept[: min(end, _ROLE_WORDS)])


def _ends(word: str, following: list[str]) -> bool:
    """Whether a role is told before a word: "head | of the delegation", "officer | who"."""
    return word in _ROLE_ENDS or (word in ("of", "for", "to") and following == ["the"])


def _places(cast: Cast, least: int) -> Iterator[str]:
    known = [s for s in cast.spots if s.lat is not None and s.reports >= least][:MOST_PLACES]
    yield from _heading("Places, by the number of reports; check that each is the one meant")
    for spot in known:
        yield ""
        yield f"# {_many(spot.mentions, 'mention')} in {_many(spot.reports, 'report')}. {_first(spot.example)}"
        yield "[[place]]"
        yield f"name = {_text(spot.name)}"
        yield f"kind = {_text(_kind(spot))}"
        yield f"lat = {spot.lat:.4f}"
        yield f"lon = {spot.lon:.4f}"
        if spot.country:
            yield f"country = {_text(spot.country)}"
        if spot.geonames_id:
            yield f"geonames = {spot.geonames_id}"
    unknown = [s for s in cast.spots if s.lat is None and s.reports >= least][:MOST_UNKNOWN]
    if unknown:
        yield ""
        yield "# Not in the gazetteer; give coordinates to those that matter."
    for spot in unknown:
        yield f"# [[place]]  # {_many(spot.mentions, 'mention')}. {_first(spot.example)}"
        yield f"# name = {_text(spot.name)}"


def _kind(spot: Spot) -> str:
    feature = spot.feature or ""
    return "town" if feature in _TOWNS else feature if feature in _KINDS else "area"


def _issues(cast: Cast) -> Iterator[str]:
    yield from _heading("Issues met, all of the vocabulary: nothing to add for these")
    for issue, count, parties in cast.issues:
        yield f"# {issue}: {_many(count, 'position')} of {_many(parties, 'party', 'parties')}"
    if cast.others:
        yield "# Some of those on no issue of the vocabulary; what comes back may deserve an issue of its own."
        yield from (f"#   {_plain(words)}" for words in cast.others[:MOST_OTHERS])
    yield '# [[issue]]\n# id = "governance.land"\n# label = "Land reform"\n# phrases = ["land reform"]'


def _sources(cast: Cast) -> Iterator[str]:
    yield from _heading("Sources: the publishers met; give each an address or a folder")
    for name, count, language in cast.publishers:
        yield ""
        yield f"# [[source]]  # {_many(count, 'report')}"
        yield f"# publisher = {_text(name)}"
        yield f'# url = ""\n# language = {_text(language)}\n# voice = ""  # the party whose outlet it is'


def dossier_lines(dossier: Dossier) -> Iterator[str]:
    """A dossier in short: who, where, what."""
    days = f" ({dossier.since or '…'} to {dossier.until or 'now'})" if dossier.since or dossier.until else ""
    yield dossier.title + days
    if dossier.summary:
        yield dossier.summary
    for label, bodies in (
        ("Parties", dossier.parties),
        ("Mediators", dossier.mediators),
        ("Guarantors", dossier.guarantors),
    ):
        if bodies:
            yield f"{label}:"
            yield from (f"  {_body(body)}" for body in bodies)
    for label, names in (
        ("Places", [place.name for place in dossier.places]),
        ("Issues", [f"{issue.id} ({issue.label or 'more phrases'})" for issue in dossier.issues]),
        ("Sources", [source.publisher for source in dossier.sources]),
    ):
        if names:
            yield f"{label}: {', '.join(names)}"
    yield f"Read by as: dossier-{dossier.digest()}"


def _body(body: Body) -> str:
    known = f" ({', '.join(body.aliases)})" if body.aliases else ""
    people = f": {', '.join(person.name for person in body.people)}" if body.people else ""
    backs = getattr(body, "backs", ())
    return f"{body.name}{known}{people}" + (f"; backs {', '.join(backs)}" if backs else "")


def _many(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def _first(example: Example) -> str:
    title = _plain(example.title)
    cut = title if len(title) <= _TITLE_CHARS else title[: _TITLE_CHARS - 1].rstrip() + "…"
    return f"First: “{cut or 'untitled'}” ({example.published or 'no date'})"


def _plain(words: str) -> str:
    """Words that cannot end a comment: one line, nothing that does not print."""
    return "".join(c if c.isprintable() else " " for c in words)


def _text(value: str) -> str:
    """A TOML string: JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
