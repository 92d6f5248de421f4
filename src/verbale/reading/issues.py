"""Which issue of a negotiation words are about, by the patterns of `data/issues_lexicon.toml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from verbale.errors import DossierError
from verbale.reading.words import load_data
from verbale.terms import dossier_in_use, per_dossier

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GAP_WORDS = 6
_WEIGHT = {"sure": 4.5, "strong": 3.0, "phrases": 2.0, "weak": 1.0}
_PER_ELEMENT = 0.5
_PER_WORD_LATER = 0.04
_BREAKS = frozenset(
    {",", ";", ":", "and", "or", "but", "while", "without", "before", "including", "such", "nor", "—", "–"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SKIPPED = frozenset("-\"'“”‘’()")
_CLASS = re.compile(r"@(\w+)")
_TAGS = ("place", "person", "people")
_NAMED = {"PERSON": "@person", "NORP": "@people"}
_KEPT = "verbale.issues"
_IDIOM = "not "
OTHER = "other"

Found = dict[str, set[int]]
"""At one word: what begins there, class or word, and the indices after its last word."""


class _Issue(msgspec.Struct, frozen=True):
    id: str
    sure: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class _Lexicon(msgspec.Struct, frozen=True):
    idioms: dict[str, tuple[str, ...]]
    classes: dict[str, tuple[str, ...]]
    issue: tuple[_Issue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """A row of elements, each whether a gap may stand before it, and its choices.

    Attributes:
        place: where it stands among all; of two that weigh alike the earlier is meant.
        key: which element names the issue.
        needs: the choices of each element, of which a sentence must have one.
    """

    place: int
    issue: str
    weight: float
    elements: tuple[tuple[bool, frozenset[str]], ...]
    key: int
    needs: tuple[frozenset[str], ...]


class Hit(NamedTuple):
    """An issue found: the word that names it, the words it was told by, and how sure.

    `first`, `last` and `key` are indices into the tokens of the sentence's parse, `last` included.
    """

    issue: str
    weight: float
    first: int
    last: int
    key: int


def _compile(place: int, issue: str, weight: float, text: str) -> _Pattern:
    elements: list[tuple[bool, frozenset[str]]] = []
    gap, key = False, -1
    for part in text.split():
        if part == "..":
            gap = True
            continue
        if part.startswith("*"):
            key = len(elements)
        elements.append((gap, frozenset(part.lstrip("*").split("|"))))
        gap = False
    return _Pattern(
        place,
        issue,
        weight + _PER_ELEMENT * (len(elements) - 1),
        tuple(elements),
        key if key >= 0 else len(elements) - 1,
        tuple(choices for _, choices in elements),
    )


def _told(lexicon: _Lexicon) -> Iterator[tuple[str, float, str]]:
    """The issue, weight and words of each pattern, idioms after all others."""
    for issue in lexicon.issue:
        for level, weight in _WEIGHT.items():
            yield from ((issue.id, weight, text) for text in getattr(issue, level))
    for family, idioms in lexicon.idioms.items():
        yield from ((f"{_IDIOM}{family}", _WEIGHT["strong"], text) for text in idioms)


def _anchored(patterns: list[_Pattern]) -> dict[str, list[_Pattern]]:
    """The patterns by the choices of the element that fewest share, where each is looked for."""
    uses = Counter(c for p in patterns for choices in p.needs for c in choices)
    found: dict[str, list[_Pattern]] = {}
    for pattern in patterns:
        for choice in min(pattern.needs, key=lambda row: sum(uses[c] for c in row)):
            found.setdefault(choice, []).append(pattern)
    return found


class _Matcher:
    def __init__(self, lexicon: _Lexicon) -> None:
        self.words: dict[str, set[str]] = {}
        self.phrases: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
        patterns = [_compile(place, *told) for place, told in enumerate(_told(lexicon))]
        self.anchored = _anchored(patterns)
        for choice in {c for p in patterns for choices in p.needs for c in choices if "_" in c}:
            self._name(choice, choice.replace("_", " "))
        for name, phrases in lexicon.classes.items():
            for phrase in phrases:
                self._name(f"@{name}", phrase)

    def possible(self, present: Iterable[str]) -> Iterator[_Pattern]:
        """The patterns of which every element has some choice among `present`, each once."""
        have, seen = set(present), set()
        for name in present:
            for pattern in self.anchored.get(name, ()):
                if pattern not in seen:
                    seen.add(pattern)
                    if not any(map(have.isdisjoint, pattern.needs)):
                        yield pattern

    def _name(self, name: str, phrase: str) -> None:
        head, *rest = phrase.split()
        if not rest:
            self.words.setdefault(head, set()).add(name)
        else:
            self.phrases.setdefault(head, set()).add((name, tuple(rest)))

    def tag(self, forms: Sequence[tuple[str, ...]]) -> list[Found]:
        """What begins at each word."""
        return [self._tag_at(forms, index) for index in range(len(forms))]

    def _tag_at(self, forms: Sequence[tuple[str, ...]], index: int) -> Found:
        here, after = forms[index], index + 1
        found: Found = {form: {after} for form in here}
        for form in here:
            for name in self.words.get(form, ()):
                found[name] = {after}
        following = forms[after] if after < len(forms) else ()
        for form in here:
            for name, words in self.phrases.get(form, ()):
                if words[0] in following:
                    end = after + len(words)
                    if end <= len(forms) and all(w in forms[after + n] for n, w in enumerate(words)):
                        found.setdefault(name, set()).add(end)
        return found


@per_dossier
def _matcher() -> _Matcher:
    """The patterns, with those of the dossier in use as sure ones."""
    lexicon, dossier = load_data("issues_lexicon", _Lexicon), dossier_in_use()
    told = [_Issue(id=extra.id, sure=extra.phrases) for extra in dossier.issues] if dossier else []
    for issue in told:
        if odd := sorted(set(_CLASS.findall(" ".join(issue.sure))) - {*lexicon.classes, *_TAGS}):
            classes = ", ".join(sorted({*lexicon.classes, *_TAGS}))
            raise DossierError(
                dossier.title if dossier else "",
                [f"issue {issue.id!r}: phrases: no class of words is called {odd[0]!r}; there are {classes}"],
            )
    return _Matcher(msgspec.structs.replace(lexicon, issue=(*lexicon.issue, *told)))


def check_phrases() -> None:
    """Compile the patterns, the dossier's in use among them.

    Raises:
        DossierError: one of its phrases names a class of words that there is not.
    """
    _matcher()


def _next(tagged: Sequence[Found], element: tuple[bool, frozenset[str]], at: int) -> tuple[int, int] | None:
    gap, choices = element
    for start in range(at, min(at + (GAP_WORDS if gap else 0) + 1, len(tagged))):
        here = tagged[start]
        if not choices.isdisjoint(here):
            return start, max(end for choice in choices & here.keys() for end in here[choice])
    return None


def _match(tagged: Sequence[Found], pattern: _Pattern, at: int) -> tuple[int, int] | None:
    """(index of the word that names the issue, index after the last word), if the pattern begins here."""
    key = end = at
    for number, element in enumerate(pattern.elements):
        step = _next(tagged, element, end)
        if step is None:
            return None
        start, end = step
        if number == pattern.key:
            key = start
    return key, end


def _forms(token: Token) -> tuple[str, ...]:
    forms = {token.lower_, token.lemma_.lower()}
    if token.ent_type_ in _PLACES:
        forms.add("@place")
    elif tag := _NAMED.get(token.ent_type_):
        forms.add(tag)
    return tuple(forms)


def find_issues(doc: Doc) -> list[Hit]:
    """Every issue that a parsed sentence's words tell, in the order of the words.

    The parse keeps what was found, since three readers ask for it.
    """
    if _KEPT not in doc.user_data:
        tokens = [t for t in doc if t.text not in _SKIPPED and t.tag_ != "POS"]
        matcher = _matcher()
        tagged = matcher.tag([_forms(t) for t in tokens])
        hits = _meant(list(_hits(matcher, tagged, tokens)))
        doc.user_data[_KEPT] = sorted(hits, key=lambda h: h.first)
    found: list[Hit] = doc.user_data[_KEPT]
    return found


def _hits(matcher: _Matcher, tagged: Sequence[Found], tokens: Sequence[Token]) -> Iterator[Hit]:
    where: dict[str, list[int]] = {}
    for at, here in enumerate(tagged):
        for name in here:
            where.setdefault(name, []).append(at)
    for pattern in sorted(matcher.possible(where), key=lambda p: p.place):
        starts = {at for choice in where.keys() & pattern.elements[0][1] for at in where[choice]}
        for at in sorted(starts):
            hit = _match(tagged, pattern, at)
            if hit and not _is_other(pattern, tokens[hit[0]], tokens[at : hit[1]]):
                yield Hit(pattern.issue, pattern.weight, tokens[at].i, tokens[hit[1] - 1].i, tokens[hit[0]].i)


def _meant(hits: list[Hit]) -> list[Hit]:
    """Leave out what only an idiom's word told ("a *strike over pay"), and the idioms themselves."""
    void = {(h.issue.removeprefix(_IDIOM), h.key) for h in hits if h.issue.startswith(_IDIOM)}
    if not void:
        return hits
    told = (h for h in hits if not h.issue.startswith(_IDIOM))
    return [h for h in told if not any(h.issue.startswith(f) and h.first <= at <= h.last for f, at in void)]


def _is_other(pattern: _Pattern, token: Token, words: Sequence[Token]) -> bool:
    """Whether a word tells another thing here: a weak one as a verb ("would deal a blow"), "military aid"."""
    before = [words[0].nbor(-1)] if words[0].i else []
    if pattern.issue.startswith("aid.") and any(t.lower_ == "military" for t in (*before, *words)):
        return True
    return pattern.weight <= _WEIGHT["weak"] and token.pos_ == "VERB"


def segments(tokens: Iterable[Token]) -> list[list[Token]]:
    """Cut words at commas and at words that coordinate: the members of a list."""
    parts: list[list[Token]] = [[]]
    last = None
    for token in tokens:
        left_out = token.doc[last.i + 1 : token.i] if last is not None else ()
        if any(_breaks(t) for t in (token, *left_out)):
            parts.append([])
        parts[-1].append(token)
        last = token
    return [part for part in parts if part]


def _breaks(token: Token) -> bool:
    if token.lower_ not in _BREAKS or (token.i and token.nbor(-1).text == "-"):
        return False
    names = token.lower_ == "including" and token.i + 1 < len(token.doc)
    return not (names and token.nbor(1).pos_ == "PROPN")


def best_hits(hits: Iterable[Hit], content: Sequence[Token]) -> list[Hit]:
    """The best hit of each member of a list of things wanted, one an issue, in order.

    Only hits whose words all lie in `content` count. Of two in one member the more specific one
    stays, of two alike the earlier.
    """
    if not content:
        return []
    inside = {t.i for t in content}
    usable = [h for h in hits if h.key in inside and h.first in inside and h.last in inside]
    chosen: dict[str, Hit] = {}
    for part in segments(content):
        here = {t.i for t in part}
        best = max((h for h in usable if h.key in here), key=lambda h: _score(h, part[0].i), default=None)
        if best is not None:
            chosen.setdefault(best.issue, best)
    return list(chosen.values())


def _score(hit: Hit, start: int) -> float:
    return hit.weight - _PER_WORD_LATER * (max(hit.first - start, 0) + (hit.last - hit.first) / 2)


def issue_of(doc: Doc, content: Sequence[Token]) -> str:
    """The one issue that some of a sentence's words are about, `other` where none fits."""
    hits = best_hits(find_issues(doc), content)
    return max(hits, key=lambda h: h.weight).issue if hits else OTHER
