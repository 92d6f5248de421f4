"""What a cue takes as its content, by the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.statements.cues.parse import Inside, agent, child, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.cues.lexicon import Cue

Words = list["Token"]
_RELATIVE = frozenset({"which", "who", "whom", "that"})
_OF_OBJECT = frozenset({"of", "for", "as", "over"})


def content_of(verb: Token, entry: Cue, quoted: Inside) -> tuple[str, Words, Words] | None:
    """The content of a verb: (frame, its words, the words that join the cue), None if it has none.

    Args:
        verb: the cue's verb.
        entry: what it takes.
        quoted: whether a token stands in a quotation.
    """
    if passive(verb):
        return _told(verb, entry) or _passive(verb, entry)
    for frame in _FRAMES:
        found = frame(verb, entry, quoted)
        if found is not None:
            return found
    return None


def _clause(verb: Token, entry: Cue, quoted: Inside) -> tuple[str, Words, Words] | None:
    clause = child(verb, "ccomp") or _indirect_question(verb)
    if (
        clause is None
        or _is_infinitive(clause)
        or (clause.tag_ == "VBG" and child(clause, "nsubj", "aux") is None)
    ):
        return None
    if _has_object_first(verb, clause, entry):
        return None
    if "clause" in entry.takes or ("quote" in entry.takes and quoted(clause)):
        return "clause", _without(clause, verb), []
    return None


def _indirect_question(verb: Token) -> Token | None:
    """The clause after "asked if", which a parse may take for a condition."""
    for clause in verb.children:
        mark = child(clause, "mark") if clause.dep_ == "advcl" and clause.i > verb.i else None
        if mark is not None and (
            mark.lower_ == "whether" or (mark.lower_ == "if" and verb.lower_.startswith("ask"))
        ):
            return clause
    return None


def _has_object_first(verb: Token, clause: Token, entry: Cue) -> bool:
    """Whether a noun phrase that is itself the content comes before the clause: "repeated his claim that"."""
    thing = child(verb, "dobj")
    return thing is not None and "object" in entry.takes and verb.i < thing.i < clause.left_edge.i


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag_ == "TO" for c in clause.children)


def _infinitive(verb: Token, entry: Cue, _: Inside) -> tuple[str, Words, Words] | None:
    clause = child(verb, "xcomp", "ccomp")
    if clause is None or "infinitive" not in entry.takes or not _is_infinitive(clause):
        return None
    return "infinitive", _without(clause, verb), []


def _gerund(verb: Token, entry: Cue, _: Inside) -> tuple[str, Words, Words] | None:
    clause = child(verb, "xcomp", "ccomp")
    if clause is None or "gerund" not in entry.takes or clause.tag_ != "VBG":
        return None
    return "gerund", _without(clause, verb), []


def _predicate(verb: Token, entry: Cue, quoted: Inside) -> tuple[str, Words, Words] | None:
    if "predicate" not in entry.takes:
        return None
    of = child(verb, "ccomp", "oprd", "xcomp")
    subject = child(verb, "dobj")
    role = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    parts = [t for t in (subject, of, role) if t is not None]
    if not parts or (
        len(parts) == 1 and parts[0] is subject and not quoted(parts[0]) and "object" not in entry.takes
    ):
        return None
    return "predicate", [w for part in parts for w in _without(part, verb)], []


def _object(verb: Token, entry: Cue, quoted: Inside) -> tuple[str, Words, Words] | None:
    thing = child(verb, "dobj")
    if thing is None or thing.lower_ in _RELATIVE:
        return None
    words = _without(thing, verb)
    if "object" in entry.takes:
        of = [c for c in verb.children if c.i > thing.i and (c.dep_ == "ccomp" or c.lower_ in _OF_OBJECT)]
        return "object", words + [w for part in of for w in part.subtree], []
    if "fragment" in entry.takes and any(quoted(w) for w in words):
        return "fragment", words, []
    return None


def _prepositional(verb: Token, entry: Cue, _: Inside) -> tuple[str, Words, Words] | None:
    for part in verb.children:
        if part.dep_ in ("prep", "dative", "prt") and part.lower_ in entry.with_words and part.i > verb.i:
            what = child(part, "pobj", "pcomp")
            if what is not None:
                role = [c for c in verb.children if c.lower_ == "as" and c.dep_ == "prep" and c.i > part.i]
                words = [*what.subtree, *(w for c in role for w in c.subtree)]
                return "preposition", words, _between(verb, part)
    return None


def _between(verb: Token, part: Token) -> Words:
    return [part] if part.i - verb.i > 2 else list(verb.doc[verb.i + 1 : part.i + 1])


def _told(verb: Token, entry: Cue) -> tuple[str, Words, Words] | None:
    """In "They were told that …", "Asked whether …" the subject is whom it was said to."""
    if "addressed" not in entry.takes:
        return None
    clause = child(verb, "ccomp", "xcomp") or _indirect_question(verb)
    return None if clause is None else ("told", list(clause.subtree), [])


def _passive(verb: Token, entry: Cue) -> tuple[str, Words, Words] | None:
    """In "It is expected to fall", "he was accused of it" the subject is part of the content."""
    subject = child(verb, "nsubjpass")
    if subject is None:
        return None
    rest = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp")]
    rest += [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _OF_OBJECT]
    if not rest and ("object" not in entry.takes or agent(verb) is None):
        return None
    words = [] if subject.lower_ == "it" and any(c.dep_ == "ccomp" for c in rest) else list(subject.subtree)
    return "passive", words + [w for part in rest for w in part.subtree], []


def _without(head: Token, verb: Token) -> Words:
    """The words under a head, less those under the verb where the verb stands within them."""
    words = list(head.subtree)
    return [
        w
        for w in words
        if not (w.i == verb.i or (verb.i != head.i and head.is_ancestor(verb) and verb.is_ancestor(w)))
    ]


_FRAMES = (_clause, _infinitive, _gerund, _predicate, _object, _prepositional)
