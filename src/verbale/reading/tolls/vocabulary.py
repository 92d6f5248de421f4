"""The words of tolls, as kept in `data/tolls.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from verbale.reading.words import load_data
from verbale.terms.records import TollKind

_IRREGULAR = {"man": "men", "child": "children", "wife": "wives", "woman": "women", "thief": "thieves"}


class Cue(NamedTuple):
    """A word of harm: its kind of toll and how it takes its people (`harm`, `state`, `act`, `sum`)."""

    kind: TollKind
    form: str


class _File(msgspec.Struct):
    cues: dict[TollKind, dict[str, list[str]]]
    words: dict[str, list[str]]


class Vocabulary(NamedTuple):
    """Cues by word, people by number, and every other list by name."""

    cues: dict[str, Cue]
    single: frozenset[str]
    plural: frozenset[str]
    lists: dict[str, frozenset[str]]


def _plural(word: str) -> str:
    for ending, many in _IRREGULAR.items():
        if word.endswith(ending) and word not in ("german", "roman", "human"):
            return word[: -len(ending)] + many
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of tolls, loaded once a process."""
    data = load_data("tolls", _File)
    cues = {w: Cue(kind, form) for kind, forms in data.cues.items() for form, ws in forms.items() for w in ws}
    lists = {name: frozenset(words) for name, words in data.words.items()}
    people = lists["people"]
    return Vocabulary(
        cues=cues,
        single=frozenset(p.split()[-1] for p in people),
        plural=lists["plurals"] | {_plural(p.split()[-1]) for p in people},
        lists=lists,
    )


def is_in(word: str, name: str) -> bool:
    """Whether a word stands in the named list."""
    return word in vocabulary().lists[name]
