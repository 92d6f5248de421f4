"""A stance as it is found: who holds it, by which word, on which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import Holder
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

_NOT_CONTENT = frozenset(
    {"punct", "cc", "nsubj", "nsubjpass", "aux", "auxpass", "neg", "mark", "prt", "parataxis", "intj", "expl"}
)
_OTHER_CLAUSES = frozenset(
    {
        "so",
        "while",
        "as",
        "because",
        "since",
        "although",
        "though",
        "after",
        "when",
        "if",
        "unless",
        "until",
        "till",
        "whereas",
        "once",
        "provided",
    }
)
_ASIDE = frozenset({"relcl", "parataxis", "advcl"})
_CIRCUMSTANCE = frozenset(
    {
        "despite",
        "amid",
        "during",
        "after",
        "since",
        "because",
        "following",
        "without",
        "unless",
        "until",
        "as",
        "due",
        "according",
    }
)
_CAUSE = _CIRCUMSTANCE - {"without", "as"}
_DEALS = frozenset(
    {
        "agreement",
        "deal",
        "accord",
        "settlement",
        "solution",
        "plan",
        "proposal",
        "truce",
        "ceasefire",
        "resolution",
        "wording",
        "text",
        "government",
        "state",
        "formula",
    }
)
_TIMES = frozenset({"DATE", "TIME"})
_SETTINGS = {
    "at": frozenset({"meeting", "conference", "summit", "ceremony", "briefing", "rally", "session", "talk"}),
    "in": frozenset({"answer", "response", "reply", "statement", "interview", "letter", "speech", "address"}),
}
_SIGNS = frozenset({"sign", "indication", "evidence", "suggestion", "hint", "guarantee"})
_UNCHANGED = frozenset({"set", "lay", "put", "cut", "let", "read", "shut", "quit", "hit"})
_UNREAL = frozenset({"if", "unless", "whether", "until", "before"})


@dataclass(eq=False)
class Frame:
    """A stance found in a sentence.

    Attributes:
        trigger: the word that takes the stance.
        holders: whoever holds it, one position each.
        content: the words that state what is wanted or refused, in order.
        red: whether it is said to be final.
        issue: the issue, where the frame itself settles it.
        named: whether the holder is named apart from whoever speaks.
        own: whether it says what the holder itself will do.
        families: the families of issues it may be on, all where empty.
    """

    stance: Stance
    trigger: Token
    holders: list[Holder]
    content: list[Token]
    red: bool = False
    issue: str | None = None
    families: frozenset[str] = frozenset()
    own: bool = False
    named: bool = False


def is_negated(token: Token) -> bool:
    """Whether a verb or noun is denied: by "not", "never" or "no" of its own, or by "neither" before its subject."""
    if any(_denies(c) for c in token.children if c.i < token.i + 3):
        return True
    if any(g.dep_ == "neg" for c in token.lefts if c.dep_ in ("aux", "auxpass") for g in c.children):
        return True
    subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(g.lower_ in ("neither", "no") for s in subjects for g in s.lefts):
        return True
    return token.dep_ in ("xcomp", "acomp") and any(c.dep_ == "neg" for c in token.head.children)


def _denies(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in ("no", "never", "neither", "nor", "hardly")


def is_none(thing: Token) -> bool:
    """Whether there is none of a thing: "no peace"."""
    return any(c.lower_ == "no" for c in thing.lefts)


def turned(stance: Stance, *, negated: bool) -> Stance | None:
    """The stance, turned round where it is negated; None where nothing can be said."""
    if not negated:
        return stance
    other = lexicon().negated[stance]
    return other or None  # type: ignore[return-value]


def subtree(token: Token, *, asides: bool = False) -> Iterator[Token]:
    """The tokens under a token and itself, in order; relative clauses and appositions only as asked."""
    for child in token.lefts:
        yield from subtree(child, asides=asides)
    yield token
    for child in token.rights:
        if (asides or not _is_aside(child)) and not _is_next_act(child, token):
            yield from subtree(child, asides=asides)


def _is_next_act(child: Token, verb: Token) -> bool:
    """Whether a parse joins to what is wanted what the same one did next: "asked it to think again and was ready"."""
    if (
        child.dep_ != "conj"
        or verb.tag_ != "VB"
        or any(c.dep_ in ("nsubj", "nsubjpass") for c in child.lefts)
    ):
        return False
    led = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    told = child.tag_ in ("VBD", "VBZ") and child.lower_ not in _UNCHANGED
    finite = told or any(c.tag_ in ("VBD", "VBZ", "VBP") and c.dep_ == "aux" for c in child.lefts)
    return led and finite


def _is_aside(child: Token) -> bool:
    """Whether a branch only explains: a relative clause, a purpose, a cause."""
    edge = child.left_edge
    loose = edge.i > 0 and edge.nbor(-1).text == ","
    if child.dep_ == "relcl" and (edge.lower_ == "to" or (child.head.lemma_.lower() in _DEALS and not loose)):
        return False
    if child.dep_ == "appos":
        return "PROPN" in (child.pos_, child.head.pos_)
    return child.dep_ in _ASIDE or (child.dep_ == "prep" and (child.lower_ in _CAUSE or _is_exchange(child)))


def _is_exchange(link: Token) -> bool:
    """Whether a phrase tells what is wanted for it: "in return for the release of"."""
    governed = [c.lower_ for c in link.children if c.dep_ == "pobj"]
    return link.lower_ == "in" and governed in (["return"], ["exchange"])


def below(verb: Token, *, asides: bool = False) -> list[Token]:
    """What a verb, noun or adjective governs to its right: its objects and complements, no circumstances."""
    return [
        t
        for child in verb.rights
        if _is_content(child) or goes_on(child, verb)
        for t in subtree(child, asides=asides)
    ]


def act(verb: Token) -> list[Token]:
    """A verb with its particle and what it governs: "step down before the vote"."""
    return in_order([verb, *(c for c in verb.rights if c.dep_ == "prt"), *below(verb)])


def goes_on(child: Token, verb: Token) -> bool:
    """Whether a clause that the parse joins to a verb goes on with what the verb wants.

    "Demanded that it free them and *allow* aid": a bare infinitive is no second act of the subject.
    """
    bare = child.dep_ == "conj" and child.tag_ == "VB" and verb.tag_ != "VB"
    return bare and not any(c.dep_ in ("aux", "nsubj") for c in child.children)


def _is_content(child: Token) -> bool:
    if child.dep_ in _NOT_CONTENT or (child.ent_type_ in _TIMES and child.dep_ in ("npadvmod", "nsubj")):
        return False
    if child.dep_ == "advmod":
        led = child.i == child.head.i + 1 and any(c.dep_ == "prep" for c in child.rights)
        return led or child.lower_ in ("directly", "indirectly", "together")
    if child.dep_ == "conj":
        return child.pos_ in ("NOUN", "PROPN")
    if child.dep_ in ("advcl", "ccomp"):
        return not _is_circumstance(child)
    if child.dep_ == "prep":
        dated = any(c.ent_type_ in _TIMES for c in child.children)
        return child.lower_ not in _CIRCUMSTANCE and not dated and not _is_setting(child)
    return True


def _is_setting(link: Token) -> bool:
    """Whether a phrase only says where or in what something was said: "promised at a meeting to", "in answer to a call"."""
    governed = next((c.lemma_.lower() for c in link.children if c.dep_ == "pobj"), "")
    told = any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in link.head.rights)
    if link.lower_ == "before":
        return any(c.dep_ == "ccomp" and c.i > link.i for c in link.head.rights)
    return told and governed in _SETTINGS.get(link.lower_, ())


def _is_circumstance(clause: Token) -> bool:
    """Whether a clause only says when, why or with what effect: "while …", ", ending …"."""
    adjunct = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.left_edge.i > 0
    if adjunct and clause.left_edge.nbor(-1).text == ",":
        return True
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in _OTHER_CLAUSES for c in clause.lefts)


def whole_clause(verb: Token) -> list[Token]:
    """A clause with its subject, without the clauses of circumstance that hang on it."""
    tokens: list[Token] = []
    for child in verb.children:
        shares = (
            child.dep_ == "conj"
            and child.tag_ == "VB"
            and not any(c.dep_ in ("aux", "nsubj") for c in child.lefts)
        )
        if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") or (
            child.i > verb.i and (shares or _is_content(child))
        ):
            tokens += subtree(child)
        elif child.dep_ in ("aux", "neg", "auxpass", "prt"):
            tokens.append(child)
    return sorted([*tokens, verb], key=lambda t: t.i)


def in_order(tokens: Iterable[Token]) -> list[Token]:
    """Tokens in the order of the text, each once."""
    return sorted(set(tokens), key=lambda t: t.i)


def is_unreal(verb: Token) -> bool:
    """Whether a clause is only supposed ("if", "unless", "whether"), or unseen: "no sign that it would"."""
    if verb.dep_ in ("acl", "ccomp", "relcl") and verb.head.lemma_.lower() in _SIGNS and is_none(verb.head):
        return True
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in _UNREAL for c in verb.lefts)


def is_final(token: Token, stance: Stance) -> bool:
    """Whether a refusal is said to be final: "flatly rejects", "will never", "refuses to accept"."""
    if stance not in ("reject", "oppose") or (
        is_negated(token) and any(c.lemma_ == "have" for c in token.lefts)
    ):
        return False
    words = lexicon().red_line
    if any(c.lower_ in words.adverbs for c in token.children):
        return True
    verbs = [token, *(c for c in token.children if c.dep_ == "xcomp")]
    if any(g.lower_ == "never" for v in verbs[1:] for g in v.lefts):
        return True
    return any(v.lemma_.lower() in words.verbs for v in verbs)


def has_will(verb: Token) -> bool:
    """Whether a verb says what will be done: "will", "shall"."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in helping(verb).lefts)


def helping(verb: Token) -> Token:
    """The verb whose auxiliaries another shares: of "will withdraw and hand over", "withdraw" for "hand"."""
    node = verb
    while node.dep_ == "conj" and node.tag_ == "VB" and node.head.pos_ == "VERB" and node.head.i < node.i:
        if any(c.dep_ in ("aux", "nsubj", "nsubjpass", "neg") for c in node.lefts):
            break
        node = node.head
    return node


def has_none(verb: Token) -> bool:
    """Whether a verb denies by what it governs: "sign nothing", "accepts no mission", "give neither men nor arms"."""
    for thing in (g for c in verb.rights for g in ((c,) if c.dep_ == "dobj" else _to_or_on(c))):
        if thing.lower_ in ("nothing", "none"):
            return not is_least(thing)
        if any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc") for c in thing.lefts):
            return True
    return False


def _to_or_on(link: Token) -> list[Token]:
    """What "to" or "on" beside a verb governs: "agree to no other text"."""
    return [c for c in link.rights if c.dep_ == "pobj"] if link.lower_ in ("to", "on") else []


def is_least(word: Token) -> bool:
    """Whether "nothing" tells what alone is enough: "nothing less than", "nothing short of", "nothing but"."""
    after = tuple(t.lower_ for t in word.doc[word.i + 1 : word.i + 3])
    return word.lower_ == "nothing" and (
        after in (("less", "than"), ("short", "of")) or after[:1] == ("but",)
    )
