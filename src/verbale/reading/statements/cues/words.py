"""The words of a cue: its head, told by the reader or by the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.statements.cues.lexicon import Cue, adjectives, noun_forms, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.found import Found


def cue_token(found: Found) -> Token | None:
    """The head word of a cue; None where there is no cue.

    Where the reader gives none it is the last verb of the cue that is no auxiliary, else the
    word that the others hang on.
    """
    if found.word is not None or not found.cue or found.sentence.doc is None:
        return found.word
    tokens = [t for span in found.cue for t in found.sentence.tokens_in(span)]
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    known = [t for t in verbs if entry_of(t) is not None]
    return next(iter((known or verbs)[-1:] or heads or tokens), None)


def entry_of(word: Token | None) -> Cue | None:
    """The entry of the cue lexicon for a word, None where it has none."""
    if word is None:
        return None
    lower = word.lower_
    if word.pos_ in ("VERB", "AUX"):
        return verb_forms().get(lower)
    return noun_forms().get(lower) or adjectives().get(lower) or verb_forms().get(lower)
