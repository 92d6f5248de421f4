"""What looks like an expression of time and is none: amounts, rates, ages, names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.draft import Sentence
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import Word, time_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONEY = frozenset("$€£¥%")
_WHOLE = frozenset(("entire", "whole", "full"))
_PLAIN_SEASONS = frozenset(("summer", "winter", "autumn"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule took, with the words on either side."""

    match: Match
    before: Word | None
    after: Word | None
    sentence: Sentence

    def token(self, word: Word) -> Token | None:
        """The parsed token that starts where a word does."""
        return next((t for t in self.sentence.doc if t.idx == word.start), None)


def is_time(match: Match, words: list[Word], sentence: Sentence) -> bool:
    """Whether what a rule took is meant as a time where it stands."""
    check = _CHECKS.get(match.rule)
    if check is None:
        return True
    stop = match.index + len(match.words)
    before = words[match.index - 1] if match.index else None
    after = words[stop] if stop < len(words) else None
    return check(Setting(match, before, after, sentence))


def _year(setting: Setting) -> bool:
    year, before, after = setting.match.of("year")[0], setting.before, setting.after
    if before is not None and (before.text in _MONEY or before.kind in ("approx", "bound", "comma")):
        return before.kind == "comma" and year.text >= "1900"
    if len(setting.match.words) == 1 and _counts(setting, year):
        return False
    if year.text >= "1900":
        return True
    led = before is not None and before.lower in time_list("before_old_year")
    return led and (after is None or not after.text[0].islower())


def _theyear(setting: Setting) -> bool:
    """Only the year that figures or events are of, not that of a phrase: "the year of the rat"."""
    if len(setting.match.words) > 2:
        return all(word.lower in _WHOLE for word in setting.match.of("first"))
    before, after = setting.before, setting.after
    if after is not None and after.lower in ("of", "that", "when"):
        return False
    if before is not None and before.lower == "of":
        token = setting.token(before)
        return token is not None and token.head.lemma_.lower() in time_list("year_parts")
    return before is not None and before.lower in ("for", "during", "throughout", "in", "over")


def _feast(setting: Setting) -> bool:
    """Not another country's day of the same name: "Martyrs' Memorial Day"."""
    before = setting.before
    if setting.after is not None and setting.after.text[0].isupper():
        return False
    if before is None or setting.match.words[0].kind != "feast":
        return True
    return before.text[0].islower() or before.kind == "comma"


def _counts(setting: Setting, word: Word) -> bool:
    """Whether a figure counts the plural noun after it ("2000 troops")."""
    token = setting.token(word)
    if token is None or token.dep_ != "nummod" or token.head.i < token.i:
        return False
    before = setting.before
    if before is not None and (before.lower == "the" or before.kind == "poss") and word.text >= "1900":
        return False
    return token.head.tag_ in ("NNS", "NNPS")


def _age(setting: Setting) -> bool:
    """An age of a war or truce is a time; a person's is not the time of anything."""
    return setting.after is not None and setting.after.lower in time_list("things_with_an_age")


def _duration(setting: Setting) -> bool:
    after = setting.after
    if any(word.lower == "quarters" for word in setting.match.words) and setting.match.has("hyphen"):
        return False
    return after is None or after.kind != "old"


def _oneunit(setting: Setting) -> bool:
    after = setting.after
    return not _is_rate(setting) and not (after is not None and after.kind in ("hyphen", "old"))


def _is_rate(setting: Setting) -> bool:
    before = setting.before
    return before is not None and (before.kind in ("number", "year", "small") or before.text == "%")


def _per(setting: Setting) -> bool:
    return _is_rate(setting) or setting.match.has("per")


def _month(setting: Setting) -> bool:
    token = setting.token(setting.match.of("month")[0])
    return token is None or (token.tag_ != "MD" and token.ent_type_ != "PERSON")


def _season(setting: Setting) -> bool:
    match, before = setting.match, setting.before
    word = match.of("season")[0]
    token = setting.token(word)
    if token is None or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if word.lower in _PLAIN_SEASONS or match.has("last", "this", "next", "year", "early", "that"):
        return True
    return word.lower == "spring" and before is not None and before.lower in ("in", "since", "by", "until")


def _dayaround(setting: Setting) -> bool:
    """Only where no noun follows: "the day before", not "the day before the vote"."""
    after = setting.after
    return setting.match.has("earlier") or after is None or not after.text[0].isalnum()


def _current(setting: Setting) -> bool:
    """Only beside a noun: "the current talks", not "current and former"."""
    token = setting.token(setting.match.words[0])
    return token is not None and token.dep_ == "amod"


_CHECKS: dict[str, Callable[[Setting], bool]] = {
    "year": _year,
    "age": _age,
    "duration": _duration,
    "oneunit": _oneunit,
    "per": _per,
    "month": _month,
    "season": _season,
    "dayaround": _dayaround,
    "current": _current,
    "theyear": _theyear,
    "feast": _feast,
}
