"""The points that a noun names: crossings, roads, ports, besieged towns, each as the text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.access.lexicon import Kind, lexicon
from verbale.reading.access.parts import (
    is_stand_in,
    list_noun,
    listed,
    names_after,
    names_before,
    nouns_above,
    one_like,
    wholes,
)
from verbale.reading.capitals import capital_at
from verbale.reading.clauses import after, lemma, mood, with_conjuncts
from verbale.reading.draft import Draft, Sentence
from verbale.terms import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LISTING = ("of", "including", "like")
_NAMING = frozenset(
    {
        "of",
        "from",
        "to",
        "into",
        "between",
        "near",
        "over",
        "across",
        "through",
        "linking",
        "with",
        "around",
        "outside",
        "in",
        "at",
    }
)
_NAMING_AREAS = frozenset({"of", "near", "around", "under", "outside", "along"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both"})
_MODIFYING = frozenset({"compound", "amod", "nmod", "npadvmod", "punct"})
_DASHES = frozenset({"-", "–", "—"})
_WATERS = frozenset({"water", "sea"})
_MAX_TAIL_WORDS = 7


@dataclass(frozen=True, slots=True)
class Point:
    """A point in one sentence.

    Attributes:
        name: as the text, or the gazetteer, names it.
        kind: gate, way or area.
        span: the words that name it there.
        noun: the noun it is named by, "" for a bare place name.
        named: whether the words say which one it is; else an earlier name must.
        indefinite: whether it is told as a new one ("a besieged town"), to be named later.
        support: where the name stands if it was taken from elsewhere.
    """

    name: str
    kind: Kind
    span: Span
    noun: str = ""
    named: bool = True
    indefinite: bool = False
    support: tuple[Span, ...] = ()


def points_at(draft: Draft, sentence: Sentence, token: Token, *, states: bool = False) -> list[Point]:
    """The points that a noun and what is joined to it stand for; none where it names no point.

    Args:
        draft: the report.
        sentence: where the noun stands.
        token: the noun.
        states: whether a whole country may be one, as where nothing is let into it.
    """
    country = draft.place_on(sentence.at(token)) if states else None
    if country is not None and country.feature == "country":
        return [Point(country.name, "area", country.span)]
    if is_stand_in(token):
        return [Point(token.text, kind, sentence.at(token), named=False) for kind in ("gate", "way")]
    found: list[Point] = []
    token = list_noun(token) or token
    for noun in (n for whole in wholes(token) for n in listed(whole)):
        found += _points_of(draft, sentence, noun, sure=any(not p.noun for p in found))
    return list({p.name.lower(): p for p in found}.values())


def points_told(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The same for what is told of a noun in a clause on it, which may reach back: "the airport of X, which …"."""
    found = points_at(draft, sentence, token)
    if found and all(p.kind != "area" for p in found):
        return found
    if not any(c.dep_ == "relcl" for c in token.children):
        return found
    for noun in nouns_above(token):
        found += [p for p in points_at(draft, sentence, noun) if p.kind != "area" or not (found or p.noun)]
    if token.ent_type_ in ("DATE", "TIME"):
        nouns = (
            t for t in reversed(token.doc[: token.i]) if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"
        )
        found += next(
            filter(None, (points_at(draft, sentence, t) for t in nouns if t.ent_type_ != "DATE")), []
        )
    return found


def _points_of(draft: Draft, sentence: Sentence, token: Token, *, sure: bool) -> list[Point]:
    kind = lexicon().kind_of(lemma(token))
    like = one_like(token)
    if like is not None:
        span, alike = sentence.at(like[0]), lexicon().kind_of(lemma(like[1]))
        return [Point(span.of(draft.text), alike, span, lemma(like[1]))] if alike is not None else []
    if kind is None or (token.pos_ == "PROPN" and kind == "area"):
        named = _named(draft, sentence, token, sure=sure)
        return [named] if named is not None else []
    capital = capital_at(draft, token)
    if capital is not None:
        return [Point(capital, "area", sentence.at(token))]
    if kind == "area":
        members = _members(draft, sentence, token)
        if members:
            return members
    return _described(draft, sentence, token, kind) if _is_point(token) else []


def _named(draft: Draft, sentence: Sentence, token: Token, *, sure: bool = False) -> Point | None:
    """A place by its own name: of the gazetteer, or a proper name that is no actor's (or surely a place's)."""
    place = draft.place_on(sentence.at(token))
    if place is not None:
        return None if place.feature in ("country", "continent") else _from_place(draft, place)
    if token.pos_ != "PROPN" or token.ent_type_ in ("DATE", "TIME"):
        return None
    if not sure and draft.actors_on(sentence.at(token)):
        return None
    words = [token]
    for left in sorted((t for t in token.lefts if t.dep_ in ("compound", "punct")), key=lambda t: -t.i):
        if left.i != words[-1].i - 1 or left.text == "/":
            break
        words.append(left)
    span = sentence.over(words)
    return Point(span.of(draft.text), "area", span)


def _from_place(draft: Draft, place: Place) -> Point:
    """A point of the gazetteer by its name there, a town as the text writes it."""
    features = lexicon().features
    kind: Kind = "area"
    if place.feature in features["gate"]:
        kind = "gate"
    elif place.feature in features["way"]:
        kind = "way"
    return Point(place.name if kind != "area" else place.span.of(draft.text), kind, place.span)


def _members(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The named places that an area's noun stands for: "the town of X", "two villages, X and Y"."""
    groups = [[t for word in _LISTING for t in after(token, word)], _apposed(token)]
    groups.append([c for c in _compounds(token) if draft.place_on(sentence.at(c)) is not None])
    for group in groups:
        named = [
            p for t in group if t.pos_ == "PROPN" and (p := _named(draft, sentence, t, sure=True)) is not None
        ]
        if named and not _is_part(token):
            return named
    if token.dep_ == "appos":
        return [
            p for p in _points_of(draft, sentence, token.head, sure=False) if p.kind == "area" and p.named
        ]
    return []


def _is_part(token: Token) -> bool:
    """Whether the noun is only a part of what it names: "rebel-held areas of X", "areas near X"."""
    return lemma(token) in ("area", "part", "district", "region", "zone") and not any(
        c.lower_ == "including" for c in token.children
    )


def _apposed(token: Token) -> list[Token]:
    """What is set beside a noun by a comma, also where the parse takes it for a second object."""
    apposed = [t for c in token.children if c.dep_ == "appos" for t in with_conjuncts(c)]
    if token.tag_ == "NNS" and token.i + 1 < len(token.doc) and token.nbor().text == ",":
        second = [
            c for c in token.head.children if c.dep_ == token.dep_ and c.i > token.i and c.pos_ == "PROPN"
        ]
        apposed += [t for c in second[:1] for t in with_conjuncts(c)]
    return apposed


def _compounds(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("compound", "nmod") and c.ent_type_ != "NORP"]


def _is_point(token: Token) -> bool:
    qualifiers, noun = lexicon().qualifiers, lemma(token)
    before = {t.lower_ for t in token.lefts}
    before |= {token.nbor(-1).lower_} if token.i else set()
    if before & qualifiers["barred"]:
        return False
    if noun in qualifiers["needed"]:
        return bool(before & qualifiers["words"]) or any(
            t.pos_ == "PROPN"
            for t in (*token.lefts, *after(token, "from", "between", "over", "at", "near", "of"))
        )
    return True


def _described(draft: Draft, sentence: Sentence, token: Token, kind: Kind) -> list[Point]:
    words = _name_words(token, kind)
    counted = next((c for c in token.lefts if c.dep_ == "nummod" and token.tag_ == "NNS"), None)
    known_before = any(t.lower_ in _DEFINITE for t in token.lefts)
    if kind == "area" and counted is not None and counted.lower_ != "one" and not known_before:
        words = [token.doc[i] for i in range(counted.left_edge.i, words[-1].i + 1)]
    span = sentence.over(words)
    several = _named_each(draft, sentence, token, kind)
    if several:
        return several
    known = _overlays(draft, span)
    if known:
        return [Point(_with_noun(draft, place, span), kind, span, lemma(token)) for place in known]
    definite = any(t.lower_ in _DEFINITE for t in token.lefts)
    proper = any(t.pos_ == "PROPN" for t in words)
    told = len(words) > 1 and (token.tag_ == "NNS" or not definite or words[-1].i > token.i)
    every = (
        token.tag_ == "NNS" and not proper and any(t.lower_ in ("all", "any", "every") for t in token.lefts)
    )
    if every and mood(token.head) != "fact":
        return []
    indefinite = any(t.lower_ in ("a", "an", "another", "one") for t in token.lefts)
    return [Point(span.of(draft.text), kind, span, lemma(token), proper or told, indefinite and not proper)]


def _named_each(draft: Draft, sentence: Sentence, token: Token, kind: Kind) -> list[Point]:
    """Several points of one noun: "the X and Y border points", "the crossings at X and Y", "two crossings, X and Y"."""
    if token.tag_ != "NNS" or kind == "area":
        return []
    groups = [names_before(token)]
    if kind == "gate":
        groups.append(names_after(token))
    names = next((g for g in groups if len(g) > 1), [])
    spans = [sentence.over(words) for words in names]
    return [Point(span.of(draft.text), kind, span, lemma(token)) for span in spans]


def _with_noun(draft: Draft, place: Place, span: Span) -> str:
    """A point's name; with its noun where the gazetteer knows it by less than the text: "the Adre crossing"."""
    told = span.of(draft.text)
    last = told.lower().split()[-1]
    if (
        last == told.split()[-1]
        and lexicon().kind_of(last) is not None
        and any(w[0].isupper() for w in told.split())
    ):
        return told
    bare = place.name.lower().split()[-1] != last and place.span.start == span.start
    beside = place.span.end + 1 + len(last) == span.end
    return told if bare and beside and lexicon().kind_of(last) is not None else place.name


def _overlays(draft: Draft, span: Span) -> list[Place]:
    """The places that the gazetteer knows under these words, points themselves; "the X and Y crossings" are two."""
    features = lexicon().features
    known = features["gate"] | features["way"]
    found = {p.name: p for p in draft.places if p.span.overlaps(span) and p.feature in known - _WATERS}
    return list(found.values())


def _name_words(token: Token, kind: Kind) -> list[Token]:
    """The words of a point's name: its modifiers without articles, possessors and praise, and its course."""
    start, end = _start(token, plain=True), _end(token, kind)
    if start == end == token.i and kind == "area":
        start = _start(token, plain=False)
        states = [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i - token.i <= 3]
        if start == token.i and states:
            end = max([states[0].i, *(n.i for n in list(after(states[0], "by"))[:1])])
    elif start == end == token.i:
        end = _clause_end(token)
        owner = next((c for c in token.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        start = start if owner is None else owner.left_edge.i
    dashes = (
        i
        for i in range(token.i + 1, end + 1)
        if token.doc[i].text in _DASHES and token.doc[i - 1].whitespace_
    )
    end = min([end, *(i - 1 for i in dashes)])
    return [token.doc[i] for i in range(start, end + 1)]


def _clause_end(token: Token) -> int:
    """The end of a short relative clause that tells which one: "the bridge that links X to Y"."""
    for child in token.children:
        if child.dep_ in ("relcl", "acl") and _tells_where(token, child):
            return int(child.right_edge.i)
    return int(token.i)


def _tells_where(token: Token, clause: Token) -> bool:
    return clause.right_edge.i - token.i <= _MAX_TAIL_WORDS and any(t.pos_ == "PROPN" for t in clause.subtree)


def _start(token: Token, *, plain: bool) -> int:
    dropped = lexicon().qualifiers["dropped"] if plain else frozenset()
    start = int(token.i)
    for left in sorted(token.lefts, key=lambda t: -t.i):
        if left.dep_ not in _MODIFYING or left.lower_ in dropped or left.tag_ in ("DT", "CD"):
            break
        if any(t.ent_type_ in ("DATE", "TIME") for t in left.subtree):
            break
        start = int(left.left_edge.i)
    return start


def _end(token: Token, kind: Kind) -> int:
    """The last word of the point's course or place ("from X to Y", "near Z"), wherever the parse hangs it."""
    naming = _NAMING_AREAS if kind == "area" else _NAMING
    end = first = int(token.i)
    if token.pos_ == "PROPN" and first + 1 < len(token.doc) and token.nbor().pos_ == "NUM":
        end += 1
    while end + 1 < len(token.doc) and end - first < _MAX_TAIL_WORDS:
        word = token.nbor(end + 1 - first)
        reach = _phrase_end(word) if word.lower_ in naming and word.pos_ in ("ADP", "VERB", "SCONJ") else None
        if reach is None:
            break
        end = reach
    return end if end - first <= _MAX_TAIL_WORDS + 2 else first


def _phrase_end(preposition: Token) -> int | None:
    """The last word of a short prepositional phrase about a place; None where it is of something else."""
    noun = next((c for c in preposition.children if c.dep_ in ("pobj", "dobj")), None)
    if noun is None or not _is_place_like(noun):
        return None
    if noun.i - preposition.i > 5:
        return None
    joined = [int(t.i) for t in noun.conjuncts if t.i > noun.i] if preposition.lower_ == "between" else []
    return max([int(noun.i), *joined])


def _is_place_like(noun: Token) -> bool:
    """Whether a noun can tell where a point lies or leads: a proper name, an area, a quarter of the sky."""
    if noun.ent_type_ in ("DATE", "TIME", "NORP") or lexicon().movement.traffic(lemma(noun)):
        return False
    if noun.pos_ == "PROPN" or lexicon().kind_of(lemma(noun)) is not None:
        return True
    return lemma(noun) in lexicon().qualifiers["directions"]
