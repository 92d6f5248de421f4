"""What looks like an expression of time and is none: amounts, rates, ages, names."""

from __future__ import annotations

from verbale.reading.draft import Sentence
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import Word, time_list

_MONEY = frozenset("$€£¥%")
_BEFORE_OLD_YEAR = frozenset(("in", "since", "of", "from", "until", "by", "(", "around", "before", "after", "between", "and"))


def is_time(match: Match, words: list[Word], sentence: Sentence) -> bool:
    """Whether what a rule took is meant as a time where it stands."""
    before = words[match.index - 1] if match.index else None
    stop = match.index + len(match.words)
    after = words[stop] if stop < len(words) else None
    check = _CHECKS.get(match.rule)
    return check is None or check(match, before, after, sentence)


def _year(match: Match, before: Word | None, after: Word | None, sentence: Sentence) -> bool:
    year = match.of("year")[0]
    if before is not None and (before.text in _MONEY or before.kind in ("approx", "comma")):
        return before.kind == "comma" and year.text >= "1900"
    if len(match.words) == 1 and _counts(year, sentence):
        return False
    if "1900" <= year.text:
        return True
    return before is not None and before.lower in _BEFORE_OLD_YEAR and (after is None or not after.text[0].islower())


def _counts(word: Word, sentence: Sentence) -> bool:
    """Whether a figure counts the plural noun after it ("2000 troops")."""
    token = next((t for t in sentence.doc if t.idx == word.start), None)
    return token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS")


def _age(match: Match, before: Word | None, after: Word | None, _: Sentence) -> bool:
    return after is not None and after.lower in time_list("things_with_an_age")


def _duration(match: Match, before: Word | None, after: Word | None, _: Sentence) -> bool:
    if match.has("second", "ordinal") and match.words[-1].kind == "ordinal":
        return False
    if after is None:
        return True
    return not (after.kind == "old" or (after.kind == "hyphen" and match.words[-1].end == after.start and after.lower == "old"))


def _oneunit(match: Match, before: Word | None, after: Word | None, sentence: Sentence) -> bool:
    return not _is_rate(match, before) and not (after is not None and after.kind in ("hyphen", "old"))


def _is_rate(match: Match, before: Word | None) -> bool:
    return before is not None and (before.kind in ("number", "year", "small") or before.text == "%")


def _per(match: Match, before: Word | None, after: Word | None, sentence: Sentence) -> bool:
    return _is_rate(match, before) or match.has("per")


def _month(match: Match, before: Word | None, after: Word | None, sentence: Sentence) -> bool:
    token = next((t for t in sentence.doc if t.idx == match.of("month")[0].start), None)
    return token is None or (token.tag_ != "MD" and token.ent_type_ != "PERSON")


def _season(match: Match, before: Word | None, after: Word | None, sentence: Sentence) -> bool:
    word = match.of("season")[0]
    token = next((t for t in sentence.doc if t.idx == word.start), None)
    if token is None or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if len(match.words) > 1 or word.lower in ("summer", "winter", "autumn"):
        return word.lower not in ("fall", "spring") or match.has("last", "this", "next", "year", "early", "that")
    return before is not None and before.lower in ("in", "since", "by", "until") and word.lower == "spring"


_CHECKS = {
    "year": _year,
    "age": _age,
    "duration": _duration,
    "oneunit": _oneunit,
    "per": _per,
    "month": _month,
    "season": _season,
}
