"""Conditions by clauses and phrases: "if X, Y", "Y in return for X", "X before Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_more_of, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.conditions import is_only_then, is_proviso, proviso_main, to_end
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene
from verbale.reading.unlocks.effects import is_cause
from verbale.reading.unlocks.lexicon import lexicon, phrases
from verbale.reading.unlocks.links import Link, consequences, main_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_THREATENING = frozenset(
    {
        "reserve",
        "threaten",
        "warn",
        "risk",
        "vow",
        "ready",
        "willing",
        "prepared",
        "offer",
        "promise",
        "pledge",
        "agree",
        "undertake",
        "commit",
        "swear",
        "volunteer",
        "propose",
        "consider",
        "able",
        "free",
        "due",
        "set",
        "demand",
        "want",
        "order",
    }
)
_PRESENT = frozenset({"VBZ", "VBP"})
_NEAR_WORDS = 4
RETURNS = frozenset({"return", "exchange"})

_REFUSING = frozenset({"refuse", "reject", "decline", "unlikely", "impossible", "unwilling", "rule"})
_LASTING = frozenset({"stay", "remain", "continue", "go", "keep", "fight", "wait", "last", "hold"})
_ASKED_TO = frozenset(
    {"ask", "urge", "call", "tell", "authorise", "authorize", "threaten", "allow", "decide"}
)
_ASKING = frozenset({"say", "tell", "know", "decide", "ask", "wonder", "clear", "unclear", "announce"})
_OWN = frozenset({"nsubj", "nsubjpass", "expl"})
_WHETHER = frozenset({"whether", "how"})
_THEN = frozenset({"with", "after", "following", "by", "through", "under", "upon"})
_BY_MODAL = {
    *((("only", word)) for word in ("with", "by", "through", "under", "upon")),
    ("as", "part", "of"),
    ("pending",),
}
_IDLE = frozenset({"go", "pass", "stand"})


def find_clauses(scene: Scene) -> Iterator[Link]:
    """Find "If X, Y", "not Y until X", "Y provided X"."""
    for token in scene.sentence.doc:
        verb = token.head
        if (
            is_proviso(token)
            or token.dep_ not in ("mark", "advmod", "aux")
            or verb.dep_ not in ("advcl", "ccomp", "pcomp")
            or not _opens(token, verb)
        ):
            continue
        main = _outermost(main_of(verb))
        if main is not None and not is_more_of(verb, main):
            condition = [*verb.subtree, *_run_on(verb, main)]
            held = token.lower_ in lexicon().marks.held or token.lower_ == "unless"
            mark = token if held and not _is_refused(main) else None
            for consequence in consequences(main, set(condition)):
                yield Link([t for t in condition if t.i != token.i], consequence, held=held, mark=mark)


def _outermost(main: Token | None) -> Token | None:
    """What follows, where the condition stands within another: "they will go if it stays so, if nothing is done"."""
    if main is None or main.dep_ != "advcl" or not any(c.lower_ in ("if", "unless") for c in main.lefts):
        return main
    return main_of(main)


def _run_on(verb: Token, main: Token) -> list[Token]:
    """What goes on with a condition where the parse joins it to the main clause: "unless he opened talks, freed …"."""
    later = (c for c in main.children if c.dep_ == "conj" and c.i > verb.i > main.i)
    return [t for c in later if _goes_on(c) for t in c.subtree]


def _goes_on(joined: Token) -> bool:
    """Whether a joined clause tells another condition: without a subject of its own, or right after "and"."""
    if any(d.tag_ == "MD" for d in joined.lefts):
        return False
    if not any(d.dep_ in _OWN for d in joined.lefts):
        return True
    first = joined.left_edge
    return bool(first.i > 1 and first.nbor(-1).lower_ == "and" and first.nbor(-2).text != ",")


def _is_question(token: Token, main: Token) -> bool:
    """Whether it only tells what is asked or not known: "did not say when he will leave"; or "even if"."""
    if token.lower_ not in ("if", "when"):
        return False
    if token.lower_ == "when" and token.i > main.i and token.nbor(-1).text == ",":
        return True
    asked = main.lemma_.lower() in _ASKING and token.i > main.i
    return asked or (token.i > 0 and token.nbor(-1).lower_ in ("even", "especially"))


def _opens(token: Token, verb: Token) -> bool:
    """Whether a word makes its clause a condition of the one it hangs on."""
    marks, word = lexicon().marks, token.lower_
    main = main_of(verb)
    if main is None or _is_question(token, main):
        return False
    if token.dep_ == "aux":
        inverted = token.i < min((c.i for c in verb.children if c.dep_ == "nsubj"), default=0)
        return bool(word == "should" and inverted)
    if word in marks.always:
        return True
    if word in marks.held:
        lasts = word != "before" and (_is_shut(main) or _is_to_be(main)) and not _is_past(verb, main)
        return lasts or _is_held(main)
    return _may_open(token, verb, main)


def _may_open(token: Token, verb: Token, main: Token) -> bool:
    """The same of "if", "once", "when", "after", which open a condition only of what may follow."""
    word = token.lower_
    if word == "after":
        return verb.dep_ in ("advcl", "pcomp") and _is_only(token, main)
    if word not in lexicon().marks.may or verb.dep_ != "advcl":
        return False
    if _may_follow(main):
        return True
    if word == "when":
        return main.tag_ in _PRESENT and _is_over(verb)
    asked = main.dep_ == "xcomp" and main.head.lemma_.lower() in _ASKED_TO
    return word == "if" and (asked or (verb.tag_ in _PRESENT and main.tag_ in _PRESENT))


def _is_over(verb: Token) -> bool:
    """Whether a clause tells what will have been done by then: "when the man is freed"."""
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in _PRESENT for c in verb.lefts)


def _is_only(token: Token, main: Token) -> bool:
    """Whether it may be done only then: "could only come after a deal had been signed"."""
    before = token.i > 0 and token.nbor(-1).lower_ == "only"
    return _may_follow(main) and (before or any(c.lower_ == "only" for c in main.lefts))


def _is_past(verb: Token, main: Token) -> bool:
    """Whether it is told as over: "the road was closed until troops cleared it"."""
    past = verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.lefts)
    if main.tag_ == "VBG" and main.dep_ == "ccomp":
        return False
    return past and not any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for v in _chain(main) for c in v.lefts)


def _chain(verb: Token) -> Iterator[Token]:
    """A verb and those it hangs on as their complement or as joined to them."""
    yield verb
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i:
        verb = verb.head
        yield verb


def _is_to_be(main: Token) -> bool:
    """Whether it is told to go on till then: "they will stay until", "vowed to fight until"."""
    chain = list(_chain(main))
    if any(c.dep_ == "aux" and c.tag_ == "MD" for v in chain for c in v.lefts):
        return True
    if any(v.lemma_.lower() in _THREATENING | {"be"} for v in chain[1:]):
        return True
    return main.lemma_.lower() in _LASTING and main.tag_ in _PRESENT


def _may_follow(main: Token) -> bool:
    may = lexicon().modals.may
    ready = [c for c in main.children if c.dep_ == "acomp"]
    if any(v.lemma_.lower() in _THREATENING for v in (main, main.head, main.head.head, *ready)):
        return True
    return any(
        c.dep_ == "aux" and c.lower_ in may for v in (main, main.head, *main.conjuncts) for c in v.children
    )


def _is_held(main: Token) -> bool:
    owner = next((c for c in main.lefts if c.dep_ in _OWN), None)
    nothing = owner is not None and owner.lower_ in ("nothing", "nobody", "none")
    return nothing or is_negated(main) or _is_refused(main) or _has_none(main)


def _is_refused(main: Token) -> bool:
    return main.lemma_.lower() in _REFUSING or main.head.lemma_.lower() in _REFUSING


def _is_shut(main: Token) -> bool:
    """Whether it is told to be closed, frozen or held, or to stay so."""
    held = lexicon().held
    if main.lemma_.lower() in held.being:
        return any(c.lower_ in held.states for c in main.rights if c.i < main.i + _NEAR_WORDS)
    return main.lemma_.lower() in held.verbs


def find_phrases(scene: Scene) -> Iterator[Link]:
    """Find "Y in return for X", "Y on condition that X", "no Y without X"."""
    doc = scene.sentence.doc
    for token in doc:
        if is_proviso(token):
            main = proviso_main(token)
            yield Link(to_end(doc[token.i + 1 :]), [t for t in main.subtree if t.i < token.i])
            continue
        length = _phrase(token)
        if not length:
            continue
        start = token.i + length
        if token.tag_ == "JJ" or token.tag_.startswith("V"):
            verb = token.head if token.tag_ == "JJ" else token
            yield from _dependent(scene, verb, start)
            continue
        yield from _by_phrase(token, start)


def _by_phrase(token: Token, start: int) -> Iterator[Link]:
    """The halves beside a phrase, before its main clause or after it."""
    doc = token.doc
    above = [a for a in token.ancestors if a.tag_.startswith("V")]
    main = next((a for a in above if a.i < token.i), (*above, token.head)[0])
    if token.dep_ == "prep" and token.head.i > start and (fronted := _fronted(token, start)) is not None:
        condition, consequence = fronted
    elif main.i >= start:
        condition = [t for t in token.subtree if t.i >= start]
        consequence = [t for t in main.subtree if t.i > max((c.i for c in condition), default=start)]
    else:
        condition = to_end(doc[start:])
        consequence = [t for t in main.subtree if t.i < token.i]
    if condition and consequence:
        without = token.lower_ == "without"
        yield Link(condition, consequence, held=without, mark=token if without else None)


def _fronted(token: Token, start: int) -> tuple[list[Token], list[Token]] | None:
    """Find "Without X, they will not come": the words up to the subject, and those from it."""
    main = token.head
    owner = next((c for c in main.lefts if c.dep_ in _OWN), None)
    if owner is None or owner.left_edge.i <= start:
        return None
    first, doc = owner.left_edge.i, token.doc
    return list(doc[start:first]), [t for t in main.subtree if t.i >= first]


def _dependent(scene: Scene, verb: Token, start: int) -> Iterator[Link]:
    """Find "Y depends on X": its subject waits."""
    owner = subject(verb)
    if owner is None or owner.tag_ == "NNS" or is_negated(verb):
        return
    told = start < len(verb.doc) and verb.doc[start].lower_ in _WHETHER
    if told or is_cause(scene, owner) or best_hits(scene.hits, list(owner.subtree)):
        yield Link(to_end(verb.doc[start : verb.right_edge.i + 1]), list(owner.subtree))


def _has_none(main: Token) -> bool:
    return any(c.lower_ in ("no", "nothing", "little") for t in main.rights for c in (t, *t.lefts))


def _phrase(token: Token) -> int:
    words = token.lower_
    if words == "without":
        main = next((a for a in token.ancestors if a.tag_.startswith("V")), None)
        return 1 if main is not None and _is_held(main) and main.lemma_.lower() not in _IDLE else 0
    for rest in phrases().get(words, ()):
        if tuple(t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]) == rest:
            needs_modal = (words, *rest) in _BY_MODAL
            return 0 if needs_modal and not any(_would_be(a) for a in token.ancestors) else len(rest) + 1
    return 0


def _would_be(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "could", "may", "might") for c in verb.lefts)


def find_only_then(scene: Scene) -> Iterator[Link]:
    """Find "a truce would only come with an accord"."""
    for token in scene.sentence.doc:
        only = any(c.lower_ == "only" for c in token.lefts) and _may_follow(token.head)
        then = token.lower_ in _THEN and is_only_then(token)
        if token.dep_ in ("prep", "agent") and (
            then or (only and token.lower_ == "with") or _is_later(token)
        ):
            condition = set(token.subtree)
            yield Link(
                [t for t in condition if t.i != token.i],
                [t for t in token.head.subtree if t not in condition],
            )


def _is_later(link: Token) -> bool:
    """Find "visits could be discussed after the release": what may be done after an act."""
    able = any(c.dep_ == "aux" and c.lower_ in ("can", "could", "may", "might") for c in link.head.lefts)
    acts = lexicon().causes.nouns
    return link.lower_ == "after" and able and any(c.lemma_.lower() in acts for c in link.children)


def find_returns(scene: Scene) -> Iterator[Link]:
    """Find "In return, the government will …": for what the sentence before tells."""
    for token in scene.sentence.doc:
        link, verb = token.head, token.head.head
        opened = (
            token.lower_ in RETURNS and link.lower_ == "in" and link.i < verb.i and not list(token.rights)
        )
        if opened and verb.pos_ in ("VERB", "AUX") and any(c.dep_ == "aux" for c in verb.lefts):
            yield Link([token], [t for t in verb.subtree if t.i > token.i])
