"""Groups of people in a sentence: "at least 12 Malian soldiers", "a nurse", "Colonel N.N.", "11"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from verbale.reading.tolls.vocabulary import is_in, vocabulary
from verbale.terms import Count, find_counts

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[,.:]\d+)*|[^\W\d_]+\d*(?:[-.][^\W_]+)*|[^\w\s]")
# Ages are no counts: "two 15-year-old boys", "aged 18 to 22".
_AGE = re.compile(
    r"\b(?:\d+|[a-z]+)(?:-[a-z]+)?-(?:year|month|week|day)s?-olds?\b|(?<=\baged )\d+(?:(?: to | and |-)\d+)?",
    re.IGNORECASE,
)
_MAX_MODIFIERS = 4
_MAX_NAME = 6
# Peoples by their plural: "Central Africans", "Sudanis".
_FOLK = ("ans", "ians", "is", "ites", "ards", "ots")
# Nor are the numbers of names: "M23", "T-72".
_MARK = re.compile(r"\b[^\W\d_]+-?\d+\b")
_AGED = re.compile(r"x{8,}")
_AFTER_AGE = frozenset({"", ".", ";", ")", "and", "-", "–", "—"})
_MONEY = frozenset("$€£¥#.")


@dataclass(slots=True, frozen=True)
class Token:
    """A word or mark, lower case, `[start, end)` of the sentence; `capital` if it began with one."""

    text: str
    start: int
    end: int
    capital: bool


@dataclass(slots=True, frozen=True)
class People:
    """A group of people or a bare number over the tokens `[first, last)`.

    Attributes:
        low: lower bound, None where none is set.
        high: upper bound, None where none is set.
        counted: whether the words say how many.
        noun: tokens `[start, end)` of who they are, None for a bare number or a name alone.
        end: the token after the last that may be quoted (a name is not).
    """

    first: int
    last: int
    low: int | None = None
    high: int | None = None
    counted: bool = False
    noun: tuple[int, int] | None = None
    end: int = 0
    human: bool = True


class Line:
    """A sentence as tokens and the groups of people in it."""

    def __init__(
        self,
        text: str,
        names: Iterable[tuple[int, int]] = (),
        things: Collection[int] = (),
        subjects: Mapping[int, int] | None = None,
    ) -> None:
        """Split a sentence.

        Args:
            text: the sentence.
            names: where persons are named in it, `[start, end)` of its characters.
            things: where its common nouns begin, as a parser sees them.
            subjects: where the subject of a verb begins, by where the verb does, as a parser sees them.
        """
        self.text = text
        plain = _AGE.sub(lambda m: re.sub(r"\S", "x", m.group()), text)
        plain = _MARK.sub(lambda m: re.sub(r"\d", "x", m.group()), plain)
        self._plain = plain
        self.tokens = [
            Token(m.group().lower(), m.start(), m.end(), m.group()[0].isupper())
            for m in _TOKEN.finditer(plain)
        ]
        self.words = [t.text for t in self.tokens]
        self.capitals = text.isupper()
        self._names = {} if self.capitals else self._places_of(names)
        self._nouns = frozenset() if self.capitals else frozenset(things)
        self._subjects = {} if self.capitals or subjects is None else subjects

    def _places_of(self, names: Iterable[tuple[int, int]]) -> dict[int, int]:
        """The first token of each name, and the token after its last."""
        found: dict[int, int] = {}
        for start, end in names:
            inside = [i for i, t in enumerate(self.tokens) if start <= t.start < end and t.capital]
            if inside and inside[-1] - inside[0] < _MAX_NAME:
                found[inside[0]] = inside[-1] + 1
        return found

    def is_loose(self, at: int) -> bool:
        """Whether blanks stand on both sides of a token."""
        token = self.tokens[at]
        return (
            self.text[token.start - 1 : token.start].isspace()
            and self.text[token.end : token.end + 1].isspace()
        )

    def subject_of(self, at: int) -> int | None:
        """The token that the parser takes for the subject of a verb, None where it sees none."""
        start = self._subjects.get(self.tokens[at].start)
        return (
            next((i for i, t in enumerate(self.tokens) if t.start == start), None)
            if start is not None
            else None
        )

    @cached_property
    def people(self) -> list[People]:
        """The groups, in order; no two share a token."""
        counts = self._counts
        found: list[People] = []
        at = 0
        while at < len(self.words):
            group = self._counted(at, *counts[at]) if at in counts else self._uncounted(at)
            if group:
                found.append(group)
            at = max(at + 1, group.last if group else 0)
        return found

    @cached_property
    def starting(self) -> dict[int, People]:
        """Groups by their first token."""
        return {p.first: p for p in self.people}

    @cached_property
    def ending(self) -> dict[int, People]:
        """Groups by the token after their last."""
        return {p.last: p for p in self.people}

    def word(self, at: int) -> str:
        """The word at an index, "" beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    @cached_property
    def _counts(self) -> dict[int, tuple[Count, int]]:
        starts = {t.start: i for i, t in enumerate(self.tokens)}
        found: dict[int, tuple[Count, int]] = {}
        for count in find_counts(self._plain):
            first = starts.get(count.start)
            if first is None:
                continue
            last = next(
                (i for i in range(first, len(self.tokens)) if self.tokens[i].start >= count.end), None
            )
            found[first] = (count, len(self.tokens) if last is None else last)
        return found

    def _counted(self, first: int, count: Count, last: int) -> People | None:
        if self._is_measure(first, count, last):
            return None
        if self.word(last) == "of":
            inner = self._partitive(first, count, last)
            if inner:
                return inner
        start = last + 1 if self.word(last) in ("more", "other", "further", "additional") else last
        many = (count.low or count.high or 0) > 1
        noun = self._owned(self._noun(start, many=many)) or (
            self._noun(last, many=many) if start != last else None
        )
        low, high = count.low, count.high
        if noun is None and self.word(last) == "others":
            noun = (last, last + 1, True)
        if noun is None:
            if is_in(self.word(last), "things") or self.word(last) == "-":
                return None
            return People(first, last, low, high, counted=True, end=last, human=False)
        start, end, human = noun
        end = self._joined(end) if human else end
        return People(first, end, low, high, counted=True, noun=(start, end), end=end, human=human)

    def _owned(self, noun: tuple[int, int, bool] | None) -> tuple[int, int, bool] | None:
        """The noun with whom it owns: "two sheriff's deputies"."""
        if (
            noun is None
            or self.word(noun[1]) not in ("'", "’")
            or self.words[noun[1] - 1] in vocabulary().plural
        ):
            return noun
        inner = self._noun(noun[1] + 2) if self.word(noun[1] + 1) == "s" else None
        return (noun[0], inner[1], True) if inner is not None and inner[2] else noun

    def _joined(self, end: int) -> int:
        """Where "government soldiers and allied fighters", counted as one, ends: a verb or a link follows."""
        noun = self._noun(end + 1) if self.word(end) == "and" else None
        if noun is None or not noun[2] or self.word(noun[1] - 1) not in vocabulary().plural:
            return end
        after = self.word(noun[1])
        joined = is_in(after, "be") or is_in(after, "have") or after in ("and", ",", ".", "")
        return noun[1] if joined and self.word(end + 1) not in ("a", "an") else end

    def _is_measure(self, first: int, count: Count, last: int) -> bool:
        if self.tokens[last - 1].end > count.end:
            return True
        before, after = self.word(first - 1), self.word(last)
        denied = before == "the" and self.word(first - 2) == "of" and is_in(self.word(first - 3), "negators")
        if denied or before in ("no", "any", "every", "each") or self._is_age(first, last):
            return True
        if before in _MONEY or is_in(after, "units") or is_in(before, "months"):
            return True
        if after == "-" and is_in(self.word(last + 1), "units"):
            return True
        if after == "in" and is_in(self.word(last + 1), "losses"):
            return True
        return self._is_year(first, count, last)

    def _is_age(self, first: int, last: int) -> bool:
        """Whether a number is somebody's age: "a man, 45, was", "his wife, 42."."""
        if self.word(first - 1) != "," or not self.words[first].isdigit() or last != first + 1:
            return False
        whose = self.word(first - 2)
        person = whose in vocabulary().single or (whose.isalpha() and self.tokens[first - 2].capital)
        return self.word(last) == "," or (person and self.word(last) in _AFTER_AGE)

    def _is_year(self, first: int, count: Count, last: int) -> bool:
        plain = last == first + 1 and self.words[first].isdigit()
        if not plain:
            return False
        year = count.low == count.high and 1900 <= (count.low or 0) <= 2100
        return (year and self._noun(last) is None) or self.words[first].startswith("0")

    def _partitive(self, first: int, count: Count, last: int) -> People | None:
        """Groups like "dozens of villagers", "three of the nurses", "two of them"."""
        at = last + 1
        while self.word(at) in ("the", "those", "these", "its", "their", "his", "her", "our"):
            at += 1
        if self.word(at) in ("them", "whom", "us"):
            return People(first, at + 1, count.low, count.high, counted=True, end=at + 1)
        noun = self._noun(self._past_owner(at))
        if noun is None:
            return None
        start, end, human = noun
        return People(
            first, end, count.low, count.high, counted=True, noun=(start, end), end=end, human=human
        )

    def _past_owner(self, at: int) -> int:
        """The token after an owner: "two of the minister's guards"; the token itself where there is none."""
        for i in range(at, min(at + _MAX_MODIFIERS, len(self.words) - 2)):
            if self.words[i] in ("'", "’"):
                return i + 2 if self.words[i + 1] == "s" else i + 1
            if is_in(self.words[i], "stops"):
                break
        return at

    def _noun(self, at: int, *, many: bool = False) -> tuple[int, int, bool] | None:
        """The noun phrase of people from a token on: (start, end, whether it is known to be people).

        Of `many`, a singular is taken only where no plural ends the phrase: "30 Christian union leaders".
        """
        end, single = at, 0
        while end < len(self.words) and end - at <= _MAX_MODIFIERS and self._may_run_on(end):
            end += 1
            runs_on = self._is_people(end) and self._may_run_on(end)
            if not self._is_people(end - 1) or runs_on or self._is_adjective(end - 1):
                continue
            if not many or self.words[end - 1] in vocabulary().plural:
                return at, end, True
            single = single or end
        if single:
            return at, single, True
        if end == at or any(is_in(w, "things") for w in self.words[at:end]):
            return None
        folk = self.tokens[end - 1].capital and not self.capitals and self.words[end - 1].endswith(_FOLK)
        return (at, end, folk) if self.words[end - 1].endswith("s") else None

    def _is_people(self, at: int) -> bool:
        word = self.word(at)
        known = word in vocabulary().plural or word in vocabulary().single
        return known or _AGED.fullmatch(word) is not None

    def _may_run_on(self, at: int) -> bool:
        word = self.words[at]
        cue = vocabulary().cues.get(word)
        if at in self._counts or (cue and not self._is_people(at) and word != "homeless"):
            return False
        if cue and cue.form == "state" and self.word(at - 1) in vocabulary().plural:
            return False
        return not is_in(word, "stops") and (word[0].isalpha() or word in ("-", "/"))

    def _uncounted(self, at: int) -> People | None:
        if self.word(at) == "another" and self._is_told_of(at + 1):
            return People(at, at + 1, 1, 1, counted=True, end=at + 1)
        if self.word(at) in ("a", "an", "another"):
            return self._single(at, at + 1)
        if is_in(self.word(at), "kin"):
            return self._single(at, at + 1)
        if not self._is_people(at):
            return self._named(at)
        if self.words[at] in vocabulary().plural:
            return People(at, at + 1, noun=(at, at + 1), end=at + 1)
        return self._single(at, at)

    def _is_told_of(self, at: int) -> bool:
        """Whether "another" before a token is a person: "and another injured", "another was killed"."""
        while is_in(self.word(at), "be") or is_in(self.word(at), "adverbs"):
            at += 1
        cue = vocabulary().cues.get(self.word(at))
        return cue is not None and cue.form in ("harm", "state") and not self._is_people(at + 1)

    def _single(self, first: int, at: int) -> People | None:
        """One person: "a young teacher", "the mayor", "Colonel N.N." (whose name is not quoted)."""
        noun = self._noun(at)
        if noun is None or not noun[2] or self.word(noun[1]) in ("wounds", "injuries", "s"):
            return None
        start, end, _ = noun
        if self.words[end - 1] in vocabulary().plural:
            return People(first, end, noun=(start, end), end=end)
        last = self._name_end(end)
        if first == at and last == end and not self.tokens[at].capital:
            return People(first, end, noun=(start, end), end=end)
        return People(first, last, 1, 1, counted=True, noun=(start, end), end=end)

    def _is_adjective(self, at: int) -> bool:
        """Whether a noun of people goes with another of none: "a Kenyan ministry", "the guerrilla attack"."""
        after = at + 1
        word = self.word(after)
        if not word.isalpha() or word in vocabulary().cues or self.words[at] in vocabulary().plural:
            return False
        if is_in(word, "bodies") or is_in(word, "things"):
            return True
        if self.capitals or self.tokens[after].capital:
            return False
        if self.tokens[after].start in self._nouns:
            return True
        return self.tokens[at].capital and not any(
            is_in(word, name) for name in ("stops", "adverbs", "reporting", "be", "have")
        )

    def _name_end(self, at: int) -> int:
        end = at
        while end < len(self.words) and end - at < _MAX_NAME:
            point = self.words[end] == "." and is_in(self.word(end - 1), "titles")
            if not (point or self._is_name_word(end)):
                break
            end += 1
        return end

    def _is_name_word(self, at: int) -> bool:
        word, token = self.words[at], self.tokens[at]
        if not token.capital or not word[0].isalpha() or word in vocabulary().cues:
            return False
        return not is_in(word, "stops") and not is_in(word, "reporting")

    def _named(self, at: int) -> People | None:
        """A person who is named without an office: by a title, by a common given name, or as the parser sees it."""
        token, word = self.tokens[at], self.words[at]
        if not token.capital:
            return None
        end = self._names.get(at)
        if end is None and (is_in(word, "titles") or is_in(word, "given")):
            end = self._name_end(at)
        if end is None or (end - at < 2 and at not in self._names) or word in vocabulary().cues:
            return None
        return People(at, end, 1, 1, counted=True, end=at)
