"""Verbs whose base form the parser's rules miss: "staged" is of "stage", not of "stag"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.pipeline import Lemmatizer

_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A verb of one short syllable, which doubles its last letter: "rapped", so that "raped" is none of its forms."""


class _Lemmas(msgspec.Struct):
    verbs: frozenset[str]


def complete(lemmatizer: Lemmatizer) -> None:
    """Teach spaCy's rule lemmatizer the forms of "rape" beside "rap", of "ready", and verbs that it does not list.

    Of two listed verbs it takes the shorter, whose own forms are listed as exceptions or follow from the rules.
    """
    index = lemmatizer.lookups.get_table("lemma_index")
    known = {*index["verb"], *load_data("lemmas", _Lemmas).verbs}
    irregular = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    for verb in known:
        if re.search(r"[^aeiou]y$", verb):
            irregular.setdefault(f"{verb[:-1]}ied", [verb])
    longer = {v[:-1] for v in known if v.endswith("e") and _DOUBLING.fullmatch(v[:-1])} & known
    for short in longer:
        irregular.setdefault(f"{short}{short[-1]}ed", [short])
        irregular.setdefault(f"{short}{short[-1]}ing", [short])
    index["verb"] = sorted(known - longer)
