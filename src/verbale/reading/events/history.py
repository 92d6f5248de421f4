"""Whether an act is of times long past: by its own date, or by the words of an era."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.settings import day_near
from verbale.reading.words import PhraseTrie, load_data

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST_YEARS = 40
# Where a text bears no date, acts of before this year less PAST_YEARS are past.
_UNDATED_YEAR = 2020
_OLD_YEAR = re.compile(
    r"(?<![\d.,$€£])(?:\d{1,4} ?(?:BC|BCE|AD)|AD ?\d{1,4}|[4-9]\d\d|1\d{3}|20\d\d)(?=\b|s\b)(?![.,]\d)"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|until|till|from|to|by|between|and|early|late|mid|circa|around|summer|winter|spring|autumn|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2},?)|[-\u2013(])[ ]?$",
    re.IGNORECASE,
)
_CENTURY = re.compile(
    r"\b(?:(?:1?\d)(?:st|nd|rd|th)|[a-z]+teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth)[ -]century\b|\bcenturies ago\b|\bcentury ago\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:(?:(?:a|one|two|three|four|five|six|several) (?:hundred|thousand)|(?:forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -]\w+)?|[4-9]\d|\d{3,4}|hundreds of|thousands of) years|(?:\w+ )?centur(?:y|ies)) (?P<which>ago|after|since|before|on)\b",
    re.IGNORECASE,
)
_HIGH_ANNIVERSARY = re.compile(
    r"\b(?:[4-9]\d|\d{3,4})(?:st|nd|rd|th)[ -]anniversary|"
    r"(?:fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)[ -]anniversary",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"\b[A-Z]\w+ the (?:Great|Terrible|Conqueror|Lionheart|Magnificent|Bold|Bald|Confessor|Impaler|Elder|Short)\b|"
    r"\b(?:[Ee]mperor|[Pp]haraoh|[Tt]sar|[Cc]zar|[Ss]ultan) [A-Z]\w+ (?:I|II|III|IV|V|VI|VII|VIII|IX|X)\b"
)
_THINGS = frozenset({"dobj", "attr", "nsubjpass"})
_APART = frozenset({"relcl", "advcl", "acl", "appos", "parataxis", "ccomp"})


class _Words(msgspec.Struct):
    sure: tuple[str, ...]


class _Data(msgspec.Struct):
    eras: _Words
    lookbacks: _Words


@cache
def _phrases(name: str) -> PhraseTrie[bool]:
    words: _Words = getattr(load_data("events/domains", _Data), name)
    return PhraseTrie((phrase.split(), True) for phrase in words.sure)


def is_past(draft: Draft, sentence: Sentence, token: Token, *, bodily: bool = True) -> bool:
    """Whether an act lies generations back.

    Args:
        draft: the report.
        sentence: the sentence of the act.
        token: of the act.
        bodily: whether it is one of force: what is returned or signed today may well be of another era.

    Its own date decides. Without one, an old year, an era's words or "centuries ago" in its clause do, unless
    the sentence also speaks of a recent day; after "eighty years after the siege" the main clause is of today.
    """
    own = day_near(draft, sentence, sentence.at(token))
    limit = _year(draft) - PAST_YEARS
    cues = list(_cues(sentence, limit))
    ages = [t for t in cues if _holds(t, token, bodily=bodily)]
    if own is not None and own[:4].isdigit():
        old = int(own[:4]) < limit and (bool(ages) or not _is_cue(own[:4], sentence))
        return old or any(t.text in ("BC", "BCE") for t in ages)
    if _is_recent(draft, sentence, limit):
        return False
    return bool(ages) or (_looks_back(sentence) and not _is_main(token))


def _is_cue(year: str, sentence: Sentence) -> bool:
    """Whether a year stands in the sentence as such, and is not reckoned from other words."""
    return any(t.text == year for t in sentence.doc)


def _year(draft: Draft) -> int:
    published = draft.report.published
    return int(str(published)[:4]) if published else _UNDATED_YEAR


def _is_recent(draft: Draft, sentence: Sentence, limit: int) -> bool:
    return any(
        t.value[:4].isdigit() and int(t.value[:4]) >= limit and t.type in ("DATE", "TIME")
        for t in draft.times_in(sentence.span)
    )


def _cues(sentence: Sentence, limit: int) -> Iterator[Token]:
    """The last tokens of what names an era or an old year in a sentence."""
    doc = sentence.doc
    tokens = [t for t in doc if t.text != "-"]
    for _, end, _ in _phrases("eras").find([t.lower_ for t in tokens]):
        yield tokens[end - 1]
    found = [m for m in _OLD_YEAR.finditer(doc.text) if _is_old_year(m, doc.text, limit)]
    found += _CENTURY.finditer(doc.text)
    found += (m for m in _LONG_AGO.finditer(doc.text) if m["which"] == "ago")
    for match in found:
        yield next(t for t in reversed(doc) if t.idx < match.end())
    for match in _STYLED.finditer(doc.text):
        yield next(t for t in doc if t.idx >= match.start())


def _holds(cue: Token, token: Token, *, bodily: bool) -> bool:
    """Whether a cue holds of a word: it is no aside, no modifier of a thing, and not "the first since"."""
    step = cue
    while step.head.i != step.i:
        above = step.is_ancestor(token) or step.i == token.i
        if step.dep_ in _APART and not above:
            return False
        if step.lower_ == "since" or (not bodily and step.dep_ in _THINGS and not above):
            return False
        step = step.head
    return True


def _is_old_year(found: re.Match[str], text: str, limit: int) -> bool:
    word = found.group()
    if not word.isdigit():
        return True
    return int(word) < limit and _BEFORE_YEAR.search(text[: found.start()]) is not None


def _looks_back(sentence: Sentence) -> bool:
    text = sentence.doc.text
    if _LONG_AGO.search(text) or _HIGH_ANNIVERSARY.search(text):
        return True
    return next(_phrases("lookbacks").find([t.lemma_.lower() for t in sentence.doc]), None) is not None


def _is_main(token: Token) -> bool:
    """Whether a token is its sentence's main verb or what that does."""
    if token.dep_ in ("ROOT", "conj"):
        return True
    return bool(token.pos_ == "NOUN" and token.head.dep_ == "ROOT" and token.dep_ == "dobj")
