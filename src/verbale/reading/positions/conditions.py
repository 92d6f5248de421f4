"""What a party makes its consent depend on: "unless", "provided", "only if", "not without"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_more_of, is_passive, limited, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.deals import is_term
from verbale.reading.positions.frames import Frame, act, has_will, is_negated, is_none, whole_clause
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAY = frozenset({"could", "would", "might", "may", "can", "will", "'d", "'ll"})
_THEN = frozenset({"with", "after", "following", "upon"})
_GOOD = frozenset(
    {"helpful", "good", "useful", "better", "great", "welcome", "desirable", "wonderful", "best"}
)
_IDLE = frozenset({"go", "pass", "stand"})
_DECIDED = frozenset({"discuss", "consider", "take", "lift", "ease", "open", "reopen", "resume", "sign", "extend", "free", "release"})  # fmt: skip
_STAYING = frozenset({"stay", "remain", "last", "stand", "hold"})
_UP_TO_THEM = ("process.", "fighting.truce", "fighting.permanence")
_GIVING = frozenset(
    {
        "offer",
        "promise",
        "pledge",
        "agree",
        "propose",
        "ready",
        "prepared",
        "willing",
        "want",
        "consent",
        "accept",
    }
    | {
        "volunteer",
        "undertake",
        "vow",
        "open",
        "prepare",
        "dispose",
        "disposed",
        "minded",
        "content",
        "happy",
        "invite",
    }
)
_REFUSING = frozenset(
    {"refuse", "reject", "rule", "decline", "leave", "withdraw", "quit", "boycott", "suspend", "walk"}
)


def find_conditions(scene: Scene) -> Iterator[Frame]:
    """Frames of what is asked first, and of coming to the talks only then."""
    for token in scene.sentence.doc:
        found = _phrase(token) or _clause(token)
        if found is None:
            continue
        main, content = found
        if token.lower_ == "once" and scene.speaker(main) is None and is_term(scene, main):
            continue
        if _is_forecast(scene, token, main):
            continue
        holders = _holders(scene, main)
        if not holders:
            continue
        yield Frame("support" if _is_praised(token, main) else "condition", token, holders, content)
        if token.lower_ in ("until", "till") and main.lemma_.lower() in _STAYING and token.i > main.i:
            yield Frame("condition", main, holders, whole_clause(main))
        before = act(main) if token.lower_ != "before" else []
        if any(h.issue.startswith("process.") for h in best_hits(scene.hits, before)) and _is_held_back(main):
            yield Frame(
                "condition",
                main,
                holders,
                before,
                issue="process.preconditions",
                families=frozenset({"process"}),
            )


def is_strict(mark: Token) -> bool:
    """Whether a word sets a condition by itself, not only a time by which something goes on."""
    if mark.lower_ in ("until", "till"):
        return is_negated(mark.head.head)
    return mark.lower_ not in ("once", "after", "as", "when", "before") or _is_only(mark)


def _clause(token: Token) -> tuple[Token, list[Token]] | None:
    """The main verb and the words of a conditional clause that this word opens."""
    word, verb = token.lower_, token.head
    even = token.i > 0 and token.nbor(-1).lower_ == "even"
    if token.dep_ not in ("mark", "advmod", "prep") or even:
        return None
    if word in _THEN and is_only_then(token):
        return verb, list(token.subtree)[1:]
    if _is_only(token) and verb.dep_ == "conj" and verb.head.i < token.i:
        return _said(verb.head), to_end(token.doc[token.i + 1 :])
    main = limited(verb)
    if token.dep_ != "prep" and is_more_of(verb, main):
        return main.head, to_end(token.doc[token.i + 1 :])
    if main.i == verb.i or (word in ("until", "till") and not _is_held_back(main)):
        return None
    return (main, _words(token, verb, main)) if _conditions(token, verb, main) else None


def _said(verb: Token) -> Token:
    """What is said, of a verb of saying: "said it would keep the truce, but only if …"."""
    return next((c for c in verb.rights if c.dep_ == "ccomp"), verb)


def _conditions(mark: Token, verb: Token, main: Token) -> bool:
    """Whether a word makes its clause a condition of the main one."""
    word = mark.lower_
    if word == "before" and _is_put_off(main):
        return bool(verb.dep_ == "advcl")
    if word in lexicon().conditional.marks:
        return verb.dep_ in ("advcl", "ccomp", "pcomp", "prep")
    only = _is_only(mark) or (_may_follow(main) and any(c.lower_ == "only" for c in main.lefts))
    if verb.dep_ in ("advcl", "pcomp") and _is_awaited(mark, main, only=only):
        return True
    if word in ("when", "after") and verb.dep_ in ("advcl", "pcomp") and _is_perfect(verb):
        return _is_given(main) or _may_be_done(main)
    return word == "if" and verb.dep_ == "advcl" and (only or _may_follow(main) or _is_given(main))


def _is_only(mark: Token) -> bool:
    return mark.i > 0 and mark.nbor(-1).lower_ in lexicon().conditional.only


def _is_put_off(main: Token) -> bool:
    """Whether something is not to be, or cannot, before another: "could not use the port before …"."""
    return main.lemma_.lower() in _REFUSING or (is_negated(main) and (has_will(main) or _may_follow(main)))


def _is_perfect(verb: Token) -> bool:
    """Whether a clause says what is to be over by then: "when the troops have gone"."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)


def _may_be_done(main: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in main.lefts)


def _is_given(main: Token) -> bool:
    """Whether a clause offers a thing: "is ready to host them", "offered to pay", "agreed to leave"."""
    words = [main, *(c for c in main.children if c.dep_ == "acomp")]
    while words[-1].dep_ in ("xcomp", "ccomp", "conj") and words[-1].head.i < words[-1].i:
        words.append(words[-1].head)
    return any(w.lemma_.lower() in _GIVING for w in words)


def is_only_then(link: Token) -> bool:
    """Whether what would be is to be only with or after something: "a truce would only come with an accord"."""
    verb = link.head
    words = {c.lower_ for c in verb.children if c.i < link.i}
    return verb.pos_ in ("VERB", "AUX") and "only" in words and bool(words & _MAY)


def _is_awaited(mark: Token, main: Token, *, only: bool) -> bool:
    """Whether a clause says what must come first: by "only when", by "once" after what may or is offered to follow."""
    if only:
        return mark.lower_ in lexicon().conditional.later
    soon = mark.lower_ == "as" and mark.i > 0 and mark.nbor(-1).lower_ == "soon"
    if mark.lower_ != "once" and not soon:
        return False
    return _may_follow(main) or (main.dep_ == "xcomp" and main.head.lemma_.lower() in _GIVING)


def _words(mark: Token, verb: Token, main: Token) -> list[Token]:
    """The words of a conditional clause; one that ends its sentence runs on, however the parse cuts its list."""
    return to_end(mark.doc[mark.i + 1 :]) if mark.i > main.i else list(verb.subtree)


def to_end(tokens: Iterable[Token]) -> list[Token]:
    """Words up to the end of the quotation or the sentence, or to who says so."""
    kept: list[Token] = []
    for token in tokens:
        if kept and (
            token.lower_ in (";", "”") or (token.lower_ in ("while", "whereas") and kept[-1].text == ",")
        ):
            break
        if token.lower_ in ("said", "says", "told", "added") and len(kept) > 1:
            commas = [n for n, t in enumerate(kept) if t.text == ","]
            return kept[: commas[-1]] if commas else kept
        kept.append(token)
    return kept


def _may_follow(main: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _MAY for c in main.children)


def _phrase(token: Token) -> tuple[Token, list[Token]] | None:
    """The same for a phrase: "on condition that", "without a halt to …"."""
    if token.lower_ == "without":
        return _without(token)
    if is_proviso(token):
        return proviso_main(token), to_end(token.doc[token.i + 1 :])
    length = _phrase_words(token)
    if not length or _is_need(token):
        return None
    main = next((a for a in token.ancestors if a.tag_.startswith("V")), None)
    return (main, to_end(token.doc[token.i + length :])) if main is not None else None


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon().conditional.phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return found


def _phrase_words(token: Token) -> int:
    """How many words a phrase of condition that begins here has, 0 where none does."""
    for rest in _phrases().get(token.lower_, ()):
        if tuple(t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]) == rest:
            return len(rest) + 1
    return 0


def _is_need(verb: Token) -> bool:
    """Whether it is people who "depend on" something: no condition."""
    owner = subject(verb) if verb.tag_.startswith("V") else None
    return owner is not None and (owner.pos_ in ("PROPN", "PRON") or owner.tag_ == "NNS")


def _without(token: Token) -> tuple[Token, list[Token]] | None:
    main = token.head.head if is_none(token.head) else token.head
    refused = is_negated(main) or main.lemma_.lower() in _REFUSING or _has_none(main)
    if main.pos_ not in ("VERB", "AUX") or not refused:
        return None
    owner = subject(main)
    if main.lemma_.lower() in _IDLE:
        return None
    if owner is not None and token.i < owner.left_edge.i < main.i:
        return main, list(token.doc[token.i + 1 : owner.left_edge.i])
    return main, list(token.subtree)


def is_proviso(token: Token) -> bool:
    """Whether "provided" opens a condition, however the parse took it."""
    if token.lower_ not in ("provided", "providing") or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before, following = token.nbor(-1), token.nbor(1)
    if any(c.dep_ in ("nsubj", "nsubjpass", "auxpass", "aux") and c.i < token.i for c in token.children):
        return False
    if token.dep_ == "conj" and any(c.dep_ == "dobj" for c in token.children):
        return False
    opened = following.lower_ in ("that", "there") or token.dep_ == "mark"
    taken = token.dep_ == "amod" and token.head.dep_ in ("nsubj", "nsubjpass") and before.pos_ == "NOUN"
    opened = opened or (taken and token.head.head.i > token.head.i)
    return opened or before.text == "," or (token.tag_ == "VBD" and token.dep_ == "ccomp")


def proviso_main(token: Token) -> Token:
    """The verb of the clause that a proviso limits: the last one before it that governs a clause."""
    verbs = [
        t
        for t in token.doc[: token.i]
        if t.pos_ in ("VERB", "AUX", "ADJ") and t.dep_ in ("ROOT", "ccomp", "conj", "xcomp", "parataxis")
    ]
    finite = [v for v in verbs if v.dep_ != "xcomp"]
    return (finite or verbs or [token.head])[-1]


def _has_none(verb: Token) -> bool:
    """Whether a verb tells that there will be none of a thing: "there can be no peace"."""
    there = verb.lemma_.lower() == "be" and any(c.dep_ == "expl" for c in verb.lefts)
    return there and any(c.dep_ == "attr" and is_none(c) for c in verb.rights)


def _is_held_back(main: Token) -> bool:
    if is_negated(main) or main.lemma_.lower() in _REFUSING or _has_none(main):
        return True
    return _may_follow(main) or (main.dep_ == "xcomp" and main.head.lemma_.lower() in _REFUSING)


def _is_decided(main: Token) -> bool:
    """Whether somebody decides what could be done: "withdrawals could be discussed"."""
    return is_passive(main) and main.dep_ != "relcl" and main.lemma_.lower() in _DECIDED


def _is_mere_chance(scene: Scene, main: Token) -> bool:
    """Whether it is only said what could happen, of none of those who speak: "a million refugees could arrive".

    What could happen to the talks or the truce is up to who says so.
    """
    owner = subject(main)
    aux = [c for c in main.children if c.dep_ == "aux"]
    chance = any(c.lower_ in ("could", "may", "might") for c in aux)
    if (
        not chance
        or _is_decided(main)
        or owner is None
        or owner.pos_ == "PRON"
        or any(c.lower_ == "only" for c in main.children)
    ):
        return False
    return not any(h.issue.startswith(_UP_TO_THEM) for h in best_hits(scene.hits, whole_clause(main)))


def _is_praised(mark: Token, main: Token) -> bool:
    """Whether it is only said to be good if it came: "it would be helpful if a truce could be reached"."""
    if mark.lower_ != "if" or main.lemma_ != "be":
        return False
    return any(c.dep_ in ("acomp", "attr") and c.lemma_.lower() in _GOOD for c in main.rights)


def _is_forecast(scene: Scene, mark: Token, main: Token) -> bool:
    """Whether the reporter says what would come of it: "if they retake the city, it would be a blow"."""
    if mark.lower_ != "if" or (mark.i and mark.nbor(-1).lower_ == "only") or scene.speaker(main) is not None:
        return False
    if _would_act(scene, main):
        return False
    words = {main.lemma_.lower(), main.head.lemma_.lower()}
    told = best_hits(scene.hits, whole_clause(main))
    return not words & (_GIVING | _REFUSING) and not any(h.issue.startswith(_UP_TO_THEM) for h in told)


def _actor(main: Token) -> Token | None:
    """Who would act: the subject of a verb or, where an adjective governs it, of what that stands under."""
    above = main.head
    under = main.dep_ == "xcomp" and above.dep_ in ("acomp", "oprd") and subject(main) is None
    return subject(above.head) if under else subject(main)


def _would_act(scene: Scene, main: Token) -> bool:
    """Whether it is what a party would do on the matter: "Accra would send police if it got a mandate"."""
    owner = subject(main)
    if owner is None or owner.lower_ == "it" or not scene.names_actor(owner):
        return False
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in main.lefts)
    return will and bool(best_hits(scene.hits, act(main)))


def _holders(scene: Scene, main: Token) -> list[Holder]:
    """Who sets the condition: the party that would act, else whoever speaks."""
    holders = scene.holders(_actor(main))
    speaker = scene.speaker(main)
    ours = speaker is not None and any(h.party == speaker.party for h in holders)
    if not ours and _is_mere_chance(scene, main):
        return []
    if not ours and speaker is not None and speaker.kind == "organisation" and not is_negated(main):
        return []
    if speaker is not None and not any(h.party == speaker.party for h in holders):
        alone = speaker.kind == "person" and speaker.party == speaker.name
        return holders if holders and (alone or is_negated(main)) else [speaker]
    return holders
