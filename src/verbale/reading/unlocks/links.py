"""A condition joined to what follows from it, as words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.clauses import limited, mood_words
from verbale.reading.positions.frames import below

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset(
    {
        "only",
        "that",
        "which",
        "and",
        "but",
        "or",
        ",",
        "so",
        "if",
        "to",
        "then",
        ";",
        "for",
        "of",
        "in",
        "on",
        "as",
        '"',
        "“",
        "”",
        "—",
        "-",
    }
)


_WANTING = frozenset(
    {
        "demand",
        "want",
        "seek",
        "call",
        "urge",
        "ask",
        "insist",
        "require",
        "request",
        "need",
        "offer",
        "promise",
        "propose",
    }
)
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis", "relcl"})
_STOPS = frozenset({":", ";"})
_TRAILING = frozenset({"and", "or", "but", "also", "both", "that", "which", "then", "only"})
_COUNTING = frozenset({"many", "much", "few", "little"})


@dataclass(eq=False)
class Link:
    """A condition and what is said to follow, both as words of the sentence.

    `held` where the sentence says that it will not be until then: "not X until Y".
    `mark` is the word that says so ("until", "unless"): it belongs to the condition wherever the
    consequence is told without a "not", as in "they will stay until Y". `choice` is the "or" of
    "X or else Y", which closes the condition.
    """

    condition: list[Token]
    consequence: list[Token]
    held: bool = False
    mark: Token | None = None
    choice: Token | None = None


def denial(words: list[Token]) -> list[Token]:
    """The "will not" of what is held back, with all that stands within it; nothing where there is none."""
    no = next((t for t in words if t.dep_ == "neg" and t.head in words), None)
    if no is None:
        none = (
            t for t in words if t.lower_ == "no" and t.head.dep_ in ("attr", "dobj") and t.head.head in words
        )
        return list(none)[:1]
    helping = [c for c in no.head.children if c.dep_ in ("aux", "auxpass", "neg") and c.i <= no.i]
    first = min(c.i for c in helping)
    return [t for t in words if first <= t.i <= no.i]


def main_of(verb: Token) -> Token | None:
    """The word whose clause a subordinate clause hangs on, None where there is none."""
    main = limited(verb)
    if verb.dep_ == "pcomp":
        main = main.head
    if main.lemma_.lower() in mood_words("report"):
        fronted = [c for c in main.children if c.dep_ == "ccomp" and c.i < main.i < verb.i]
        main = (*fronted, main)[0]
    return main if main.i != verb.i and main.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def consequences(main: Token, skipped: set[Token]) -> Iterator[list[Token]]:
    """The main clause, and each clause coordinated with it, by itself."""
    joined = [c for c in main.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and c.i > main.i]
    later = {t for c in joined for t in c.subtree}
    first = [t for t in main.subtree if t not in skipped and t not in later]
    for clause in (first, *([t for t in c.subtree if t not in skipped] for c in joined)):
        if len(clause) > 1:
            yield clause


def trimmed(tokens: list[Token]) -> list[Token]:
    """Words without what only joins them at either end."""
    words = sorted(set(tokens), key=lambda t: t.i)
    while (
        words
        and (words[0].lower_ in _LINKS or words[0].is_punct)
        and not _counts(words)
        and not _is_whole(words)
    ):
        words = words[1:]
    words = _from_clause(words)
    while words and (words[-1].is_punct or words[-1].lower_ in _TRAILING or _is_cut_off(words)):
        words = words[:-1]
    return words


def _is_cut_off(words: list[Token]) -> bool:
    """Whether the last word is a preposition whose noun is not among the words."""
    last = words[-1]
    return bool(last.dep_ == "prep") and any(c not in words for c in last.children)


def _is_whole(words: list[Token]) -> bool:
    """Whether "that" or "which" is what is spoken of: "if that is the aim"."""
    return bool(words[0].dep_ == "nsubj" and words[0].tag_ == "DT")


def _counts(words: list[Token]) -> bool:
    """Whether "as" opens a count: "as many as a million"."""
    return words[0].lower_ == "as" and len(words) > 1 and words[1].lower_ in _COUNTING


def _from_clause(words: list[Token]) -> list[Token]:
    """Words without the dateline, or the day of saying it, that the parse hangs on their clause."""
    for number, token in enumerate(words):
        if token.dep_ in ("nsubj", "nsubjpass", "expl"):
            start = token.left_edge.i
            before = [t for t in words[:number] if t.i < start]
            dated = all(t.ent_type_ in ("DATE", "GPE", "LOC") or t.is_punct or t.text == "-" for t in before)
            return [t for t in words if t.i >= start] if before and dated else words
    return words


def wanted(words: list[Token]) -> list[Token]:
    """What is asked for or offered, without who asks: of "the rebels demand X", X."""
    among = set(words)
    root = next((t for t in words if t.lemma_.lower() in _WANTING and t.dep_ in _CLAUSES), None)
    if root is not None and root.head in among and root.dep_ == "ccomp":
        return words
    if root is None or not any(c.dep_ == "nsubj" for c in root.lefts):
        return words
    inside = set(words)
    return [t for t in below(root, asides=True) if t in inside] or words


def nearest(words: list[Token], other: list[Token]) -> list[Token]:
    """Of words that a colon or semicolon divides, the part on the side of the others."""
    if not words or not other:
        return words
    first, last = min(t.i for t in other), max(t.i for t in other)
    stops = sorted(t.i for t in words if t.text in _STOPS)
    before = [i for i in stops if i < first]
    after = [i for i in stops if i > last]
    if any(t.i < first for t in words) and before:
        return [t for t in words if t.i > before[-1]] or words
    return [t for t in words if t.i < after[0]] if after else words


def _is_beside(aside: Token, words: list[Token]) -> bool:
    """Whether who says so stands before or after what is said, with nothing of it within."""
    if any(c.dep_ in ("ccomp", "advcl") for c in aside.children):
        return False
    ends = aside.left_edge.i > words[0].i and aside.right_edge.i >= words[-1].i - 1
    return bool(ends or (aside.left_edge.i <= words[0].i and aside.right_edge.i < words[-1].i - 1))


def told(words: list[Token]) -> list[Token]:
    """What is said, without who says so: of "the rebels have said they will go", "they will go"."""
    aside = next(
        (t for t in words if t.dep_ == "parataxis" and t.lemma_.lower() in mood_words("report")), None
    )
    if aside is not None and _is_beside(aside, words):
        skipped = set(aside.subtree)
        words = [t for t in words if t not in skipped]
    root = next((t for t in words if t.lemma_.lower() in mood_words("report") and t.dep_ in _CLAUSES), None)
    if root is None or not any(c.dep_ == "nsubj" for c in root.lefts):
        return words
    said = next((c for c in root.rights if c.dep_ == "ccomp"), None)
    if said is None:
        return words
    inside = set(said.subtree)
    return [t for t in words if t in inside] or words
