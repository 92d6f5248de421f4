"""The proper name among the words of a source: a person's without titles, a body's without what describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.cues.lexicon import cue_list
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.vocabulary import is_generic_noun, speech_list
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft
    from verbale.terms import Actor

_LEADS = frozenset({"DET", "PUNCT", "CCONJ", "ADP", "SCONJ", "SPACE"})
_LOWER = frozenset({"prep", "pobj", "poss", "relcl", "acl", "advcl", "pcomp", "nmod"})
_FULL = 2
_KIN_AFTER = 2
_SEATED = frozenset(
    {
        "based",
        "run",
        "led",
        "backed",
        "owned",
        "affiliated",
        "linked",
        "controlled",
        "sponsored",
        "funded",
        "aligned",
    }
)
_OPENERS = frozenset({",", "(", "–", "—", "-", ":"})


def persons_named(draft: Draft, part: Part) -> list[Actor]:
    """The persons that a part names as who speaks, not those it mentions beside: "the aide of X".

    More than one only where they are coordinated: "Presidents X and Y".
    """
    people = [
        a
        for span in part.spans(draft.text)
        for a in _opening_in(draft, span)
        if a.kind == "person" and a.via == "name"
    ]
    own = [a for a in people if is_apposed(part, a.span)]
    at = part.sentence.at(part.head)
    if any(a.span.contains(at) for a in own) and not own[0].span.contains(at):
        own = [a for a in own if a.span.end > at.start]
    joined = own[:1]
    for actor in own[1:]:
        between = draft.text[joined[-1].span.end : actor.span.start]
        if joined and between.strip() in ("and", ",", ", and") and actor.name != joined[-1].name:
            joined.append(actor)
    return joined if len(joined) == 1 or " and " in part.span.of(draft.text) else own[:1]


def _opening_in(draft: Draft, span: Span) -> list[Actor]:
    """The mentions that begin within a span, in order; the last may end after it."""
    return sorted((a for a in draft.actors_on(span) if a.span.start >= span.start), key=lambda a: a.span)


def is_apposed(part: Part, name: Span) -> bool:
    """Whether a name in a part is the part's own: its head, its title's, or one after a comma."""
    tokens = part.sentence.tokens_in(name)
    if not tokens or _modifies_noun(part, tokens):
        return False
    before = tokens[0].i - 1
    if before >= part.tokens[0].i and tokens[0].doc[before].text in _OPENERS:
        return not any(t.dep_ in ("relcl", "acl") and t.i < tokens[0].i for t in tokens[0].ancestors)
    inside = {t.i for t in tokens}
    node = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    for _ in range(len(part.tokens)):
        if node.i in inside and part.head.i in inside:
            return bool(node.dep_ != "poss" or node.i == part.head.i)
        if node.i == part.head.i:
            return True
        if node.dep_ in _LOWER:
            return False
        node = node.head
    return False


def _modifies_noun(part: Part, tokens: list[Token]) -> bool:
    """Whether a name only says whose a plain noun after it is: "Maziq" of "a Maziq aide"."""
    head = part.head
    plain = head.pos_ == "NOUN" and head.text.islower() and head.tag_ in ("NN", "NNS")
    return plain and tokens[-1].i == head.i - 1 and tokens[-1].dep_ in ("compound", "nmod", "amod")


def proper_name(part: Part, text: str) -> Span | None:
    """The proper name of a person that a part is, without its titles, None where it has none."""
    kin = kin_named(part)
    if kin is not None:
        return kin
    for head in (part.head, *(c for c in part.head.children if c.dep_ == "appos")):
        if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
            continue
        words = _hyphened(head, part.tokens[0].i)
        while words[0].i > 0 and _joins(words[0].nbor(-1)) and words[0].i > part.tokens[0].i:
            words.insert(0, words[0].nbor(-1))
        words = _untitled(words)
        span = part.sentence.over(words)
        if span.of(text).strip(" ."):
            return span
    return None


def name_at_end(part: Part) -> Span | None:
    """The full name of a person with which a title ends, wherever the parse hangs it: "the envoy to Mali, Jo Ray"."""
    words = [t for t in part.tokens if not t.is_space]
    while words and words[-1].is_punct:
        words.pop()
    name = next((e for e in part.head.doc.ents if words and e.start <= words[-1].i < e.end), ())
    tokens = [t for t in name if t in words]
    if len(tokens) < _FULL or tokens[0].ent_type_ != "PERSON" or part.head.pos_ != "NOUN":
        return None
    before = tokens[0].nbor(-1) if tokens[0].i > part.head.i else None
    free = (
        before is not None and before.text == "," and not any(t.dep_ == "relcl" for t in tokens[-1].ancestors)
    )
    return part.sentence.over(tokens) if free and tokens[-1].i == words[-1].i else None


def _untitled(words: list[Token]) -> list[Token]:
    """A name without the titles before it, and without what stands before a title: "Harford Sheriff"."""
    last = max((n for n, t in enumerate(words) if t.lower_ in speech_list("titles_before")), default=-1)
    if 0 <= last < len(words) - 1:
        words = words[last + 1 :]
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return words


def is_title(token: Token) -> bool:
    """Whether a word before a name is a title or a part of one: "Gen.", "Minister"."""
    word = token.lower_
    return bool(word in cue_list("titles") or word.strip(".") in lexicon().lists["offices"])


def kin_named(part: Part) -> Span | None:
    """The first name after whose wife or son somebody is: "Marta" of "Ruiz's widow, Marta"."""
    if part.head.lower_ not in speech_list("kin") or not any(c.dep_ == "poss" for c in part.head.children):
        return None
    words = [t for t in part.tokens if not t.is_punct and not t.is_space]
    last = words[-1]
    alone = last.i - part.head.i == _KIN_AFTER and last.nbor(-1).text == "," and last.text.istitle()
    return part.sentence.at(last) if alone and last.pos_ == "PROPN" else None


def _hyphened(head: Token, first: int) -> list[Token]:
    """A name's last word with what hyphens join to it: "Jong-ku"."""
    words = [head]
    while words[0].i - 2 >= first and words[0].nbor(-1).text == "-" and not words[0].nbor(-1).whitespace_:
        words = [words[0].nbor(-2), words[0].nbor(-1), *words]
    return words


def _joins(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" and token.dep_ not in ("poss", "pobj"))


def body_name(part: Part) -> Span | None:
    """The name of a body that a part is: its words from the article to the first comma or clause."""
    words = list(part.tokens)
    while words and (words[0].pos_ in _LEADS or words[0].lower_ in ("its", "their", "his", "her")):
        words.pop(0)
    words = _unsorted(_unseated(words))
    cut = next((n for n, t in enumerate(words) if t.text in _OPENERS and t.text != "-" and n), len(words))
    clauses = [t for t in words if t.dep_ in ("relcl", "acl") and t.head.i in {w.i for w in words}]
    if clauses:
        first = min(c.left_edge.i for c in clauses)
        cut = min(cut, next((n for n, t in enumerate(words) if t.i >= first), cut))
    words = _unpurposed(_undated(words[:cut]))
    while words and not words[0].text[:1].isupper() and not words[0].text[:1].isdigit():
        words.pop(0)
    if not any(t.pos_ == "PROPN" for t in words):
        return None
    return part.sentence.over(words)


def is_noun_alone(part: Part) -> bool:
    """Whether a name is but a noun for bodies after "the": "the Fund", "the Commission"."""
    words = [t.lower_ for t in part.tokens if not t.is_punct]
    return words == ["the", part.head.lower_] and is_generic_noun(part.head.lower_)


def is_modified(part: Part) -> bool:
    """Whether a name stands right before the noun: "the WP29 group"."""
    before = part.head.nbor(-1) if part.head.i > part.tokens[0].i else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ in ("GPE", "LOC", "NORP"):
        return False
    return before.dep_ in ("compound", "nmod")


def _unsorted(words: list[Token]) -> list[Token]:
    """The words after a plain noun that says what is named: "Dolo" of "the U.S. security firm Dolo"."""
    first = next((n for n, t in enumerate(words) if t.text in _OPENERS and t.text != "-"), len(words))
    for index in range(first - 2, -1, -1):
        token = words[index]
        if (
            token.pos_ == "NOUN"
            and token.text.islower()
            and (is_generic_noun(token.lower_) or token.lower_ == "broker")
        ):
            rest = words[index + 1 : first]
            return words[index + 1 :] if rest[0].pos_ == "PROPN" and rest[0].text[:1].isupper() else words
    return words


def _unseated(words: list[Token]) -> list[Token]:
    """The words after "Texas-based" and the like, which are no part of a name."""
    last = max(
        (n for n, t in enumerate(words[:-1]) if n and t.lower_ in _SEATED and words[n - 1].text == "-"),
        default=-1,
    )
    return words[last + 1 :]


def _unpurposed(words: list[Token]) -> list[Token]:
    """The words before "to" and a verb, which are no part of a name."""
    cut = next((n for n, t in enumerate(words) if t.lower_ == "to" and t.tag_ == "TO" and n), len(words))
    return words[:cut]


def _undated(words: list[Token]) -> list[Token]:
    """The words before a day, "including" or "in" a town, which a parse may take for a part of the name."""
    for index, word in enumerate(words):
        day = word.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME") for c in word.children)
        seat = word.lower_ == "in" and not word.ent_type_ and any(c.ent_type_ == "GPE" for c in word.children)
        if index and (day or seat or word.lower_ == "including" or word.ent_type_ == "DATE"):
            return words[:index]
    return words
