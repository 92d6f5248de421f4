"""The cues: verbs and nouns that attribute, with what they take as content."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.reading.words import load_data

_VOWELS = "aeiou"


class Cue(msgspec.Struct, frozen=True):
    """A word that attributes.

    Attributes:
        lemma: its base form.
        act: speech, writing, belief, intention, denial or question.
        takes: kinds of content, as the data file explains them; prepositions stand in `with_words`.
        with_words: prepositions that may lead to the content.
    """

    lemma: str
    act: str
    takes: frozenset[str]
    with_words: frozenset[str]


class _Group(msgspec.Struct):
    act: str
    takes: list[str]
    words: str


class _Verbs(msgspec.Struct):
    verb: list[_Group]
    irregular: dict[str, str]


class _Nouns(msgspec.Struct):
    noun: list[_Group]


class _Adjectives(msgspec.Struct):
    adjective: list[_Group]


class _Lists(msgspec.Struct):
    lists: dict[str, list[str]]


def _cues(groups: list[_Group]) -> dict[str, Cue]:
    taken: dict[str, set[str]] = {}
    acts: dict[str, str] = {}
    for group in groups:
        for word in group.words.split():
            acts.setdefault(word, group.act)
            taken.setdefault(word, set()).update(group.takes)
    return {
        word: Cue(
            word,
            acts[word],
            frozenset(t for t in takes if t[0] != "+"),
            frozenset(t[1:] for t in takes if t[0] == "+"),
        )
        for word, takes in taken.items()
    }


def inflect(verb: str) -> set[str]:
    """The regular forms of a verb; a doubled consonant is for the data file to give."""
    if verb.endswith("e"):
        stem, past = verb[:-1], verb + "d"
        return {verb, verb + "s", past, stem + "ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {verb, third, verb + "ed", verb + "ing"}


@cache
def verb_forms() -> dict[str, Cue]:
    """Every form of every verb that attributes, in lower case."""
    data = load_data("statements/verbs", _Verbs)
    forms: dict[str, Cue] = {}
    for lemma, cue in _cues(data.verb).items():
        for form in (*inflect(lemma), *data.irregular.get(lemma, "").split()):
            forms.setdefault(form, cue)
    return forms


@cache
def noun_forms() -> dict[str, Cue]:
    """The singular and plural of every noun that attributes, in lower case."""
    forms: dict[str, Cue] = {}
    for lemma, cue in _cues(load_data("statements/nouns", _Nouns).noun).items():
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        forms[lemma] = forms[plural] = cue
    return forms


@cache
def adjectives() -> dict[str, Cue]:
    """Every adjective that attributes."""
    return _cues(load_data("statements/adjectives", _Adjectives).adjective)


@cache
def attributing_words() -> frozenset[str]:
    """Every form of every word that can attribute."""
    return (
        frozenset(verb_forms()) | frozenset(noun_forms()) | frozenset(adjectives()) | cue_list("attributing")
    )


@cache
def cue_list(name: str) -> frozenset[str]:
    """The named list of `statements/lists.toml`."""
    return frozenset(load_data("statements/lists", _Lists).lists[name])
