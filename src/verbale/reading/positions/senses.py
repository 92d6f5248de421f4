"""Which stance a verb takes, and whether it takes one here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, subject
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELPING = frozenset({"back", "support", "join", "welcome"})
_MAKING = frozenset({"reach", "strike", "conclude", "clinch", "seal"})
_ASKING = frozenset({"reiterate", "repeat", "renew", "stress", "present", "submit", "table"})
_DENYING = frozenset({"reject", "dismiss", "deny", "dispute", "refute", "rebut"})
_PRESSING = frozenset(
    {"put", "press", "pressure", "urge", "ask", "push", "force", "persuade", "convince", "get", "tell"}
    | {"allow", "help", "invite", "order", "lead", "bring", "encourage", "compel", "leave"}
)
_VOICING = frozenset(
    {"reiterate", "repeat", "renew", "restate", "reaffirm", "announce", "declare", "present"}
)
_OWN_ACTS = frozenset({"help", "slow", "reduce", "ease", "show", "prove", "build", "improve", "assist", "explain", "understand", "avoid", "reassure"})  # fmt: skip
_LINKS = frozenset({"prep", "prt", "advmod", "agent", "aux", "dative"})


def sense_of(verb: Token) -> Stance | None:
    """The stance that a verb takes with the words that hang on it; None for a verb of no stance."""
    lemma = verb.lemma_.lower()
    if lemma == "like":
        return "demand" if any(c.lower_ in ("would", "'d") for c in verb.lefts) else None
    senses = lexicon().verbs.get(lemma)
    linked = _linked_sense(verb, senses) if senses is not None else None
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if _is_of_its_own(verb, thing):
        return None
    if lemma == "call" and thing is not None:
        return _called(verb, thing, linked)
    if senses is None or (lemma == "warn" and linked is None):
        return "oppose" if senses is not None and _warns_off(verb) else None
    linked = _stance_given(verb) or linked
    return _plain_sense(verb, senses, linked)


def _is_of_its_own(verb: Token, thing: Token | None) -> bool:
    """Whether it says nothing of what others should do: "declared its right to respond", "seek to help"."""
    if verb.lemma_.lower() == "declare":
        return thing is not None and thing.lemma_.lower() == "right"
    done = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
    return verb.lemma_.lower() in ("seek", "aim") and done is not None and done.lemma_.lower() in _OWN_ACTS


def _plain_sense(verb: Token, senses: dict[str, Stance], linked: Stance | None) -> Stance | None:
    """The stance that a verb takes by itself where no preposition or noun beside it tells one."""
    lemma = verb.lemma_.lower()
    if linked is not None or lemma == "set":
        return None if lemma == "set" and _is_to_do(verb) else linked
    if lemma in lexicon().infinitive_only and not _asks_to_do(verb):
        return None
    return senses.get("")


def _called(verb: Token, thing: Token, linked: Stance | None) -> Stance | None:
    """The stance of "call" with an object: of "call off", of "call on all parties to", none of "call it a trap for"."""
    if linked == "reject":
        return _called_off(verb)
    link = next((c for c in verb.rights if c.dep_ in _LINKS and c.lower_ in ("on", "upon", "for")), None)
    return linked if link is not None and link.i < thing.left_edge.i else None


def _called_off(verb: Token) -> Stance:
    """The stance of calling off: talks are refused so, an attack is offered to end."""
    things = [c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"]
    return "offer" if not lexicon().acts.isdisjoint(things) else "reject"


def _warns_off(verb: Token) -> bool:
    """Whether others are told what not to do: "warned people not to go back"."""
    told = (c for c in verb.rights if c.dep_ == "xcomp")
    return any(any(t.dep_ == "neg" for t in c.lefts) for c in told)


def _stance_given(verb: Token) -> Stance | None:
    """The stance of the noun that a verb only voices: "renewed an offer of", "announced its refusal to"."""
    if verb.lemma_.lower() not in _VOICING or is_passive(verb):
        return None
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return lexicon().nouns.get(thing.lemma_.lower()) if thing is not None else None


def _linked_sense(verb: Token, senses: dict[str, Stance]) -> Stance | None:
    """The stance of a verb with the preposition, particle or further words that stand with it."""
    for child in verb.rights:
        if child.lower_ in senses and child.dep_ in _LINKS and not _is_of_time(child):
            return senses[child.lower_]
        if "for" in senses and child.dep_ in ("advcl", "ccomp", "xcomp") and child.left_edge.lower_ == "for":
            return senses["for"]
    return next(
        (stance for link, stance in senses.items() if " " in link and _follows(verb, link.split())), None
    )


def _is_to_do(verb: Token) -> bool:
    """Whether an infinitive follows: to "set out to stop it" is to want it, not to lay it out."""
    return any(c.dep_ == "xcomp" and any(t.lower_ == "to" for t in c.lefts) for c in verb.rights)


def _is_of_time(link: Token) -> bool:
    """Whether a preposition tells a day: "called off the truce on Monday"."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in link.children)


def _asks_to_do(verb: Token) -> bool:
    asked = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")]
    return any(any(t.lower_ == "to" for t in c.lefts) or (c.dep_ == "ccomp" and is_wanted(c)) for c in asked)


def _follows(verb: Token, words: list[str]) -> bool:
    """Whether words stand right behind a verb, whatever article or possessive is between: "turned a deaf ear to"."""
    plain = [
        t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2 + len(words)] if t.dep_ not in ("det", "poss")
    ]
    return plain[: len(words)] == words


def is_other_sense(scene: Scene, verb: Token) -> bool:
    """Whether it is help in war ("backed by jets"), a charge denied, or a word declined to reporters."""
    word = verb.lemma_.lower()
    if word in _HELPING:
        return _helps(scene, verb)
    if word in ("recognise", "recognize"):
        return is_passive(verb) or any(c.lower_ == "as" for c in verb.rights)
    if word in _DENYING and _is_denial(verb):
        return True
    if word not in ("decline", "refuse"):
        return word in _ASKING and _is_denial(verb)
    if any(c.dep_ == "dobj" and c.lemma_.lower() == "comment" for c in verb.rights):
        return True
    words = lexicon().speaking | ({"discuss"} if word == "decline" else set())
    told = [c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_.lower() in words]
    return any(not any(p.dep_ == "prt" for p in c.rights) for c in told)


def _helps(scene: Scene, verb: Token) -> bool:
    """Whether to back, join or welcome is to help those who fight, or to take people in."""
    if verb.dep_ in ("acl", "amod"):
        return True
    helped = subject(verb) if is_passive(verb) else next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if helped is None or helped.tag_ in ("WDT", "WP"):
        return False
    nouns = lexicon().helped if verb.lemma_.lower() != "welcome" else lexicon().guests
    passive_thing = is_passive(verb) and helped.pos_ == "PRON"
    return scene.names_actor(helped) or helped.lemma_.lower() in nouns or passive_thing


def _is_denial(verb: Token) -> bool:
    """Whether a charge or a claim is denied: "rejected claims that its jets had hit it"."""
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "prep")), None)
    if thing is not None and thing.dep_ == "prep":
        thing = next((c for c in thing.children if c.dep_ == "pobj"), None)
    return thing is not None and thing.lemma_.lower() in lexicon().denied


def is_unmeant(verb: Token, stance: Stance) -> bool:
    """Whether a verb of stance tells none: "would have to agree", "agreed there had been", "than just offering"."""
    above = verb.head
    if (above.lemma_ == "let" and verb.dep_ in ("ccomp", "xcomp")) or _is_awaited(verb):
        return True
    if verb.dep_ == "pcomp" and (above.lower_ == "than" or verb.lemma_.lower() in lexicon().process_only):
        return True
    if verb.dep_ == "pcomp" and above.lower_ in ("despite", "after") and _is_of_another(verb):
        return True
    if verb.lemma_.lower() in _MAKING and not _makes_deal(verb):
        return True
    if stance in ("accept", "offer") and verb.dep_ == "xcomp" and above.lemma_.lower() in ("have", "need"):
        return True
    return stance == "accept" and any(is_fact(c) for c in verb.rights if c.dep_ == "ccomp")


def _is_awaited(verb: Token) -> bool:
    """Whether a clause tells what another first has to do: "only when the government agrees to it"."""
    mark = next(
        (c for c in verb.lefts if c.lower_ in ("when", "once", "after") and c.dep_ in ("mark", "advmod")),
        None,
    )
    if mark is None or verb.dep_ != "advcl":
        return False
    only = mark.i > 0 and mark.nbor(-1).lower_ == "only"
    return only or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.head.lefts)


def _is_of_another(verb: Token) -> bool:
    """Whether the act may be that of whom a clause between tells: "was wary of how Moscow would act, despite agreeing"."""
    above = verb.head.head
    between = verb.doc[above.i + 1 : verb.head.i]
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.head.i != above.i for t in between)


def _makes_deal(verb: Token) -> bool:
    """Whether it is a deal that is reached or struck, not a town."""
    things = [subject(verb)] if is_passive(verb) else [c for c in verb.rights if c.dep_ == "dobj"]
    return any(t is not None and t.lemma_.lower() in lexicon().decisions.deals for t in things)


def is_fact(clause: Token) -> bool:
    """Whether a clause tells what is or was: no modal, no bare verb, no infinitive."""
    helping = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO") or c.tag_ == "VB" for c in helping):
        return False
    return clause.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP") for c in helping)


def is_expected(verb: Token) -> bool:
    """Whether a party is only expected, urged or believed to do it: "expects Moscow to accept"."""
    children = list(verb.lefts)
    to_do = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
    return to_do and (any(c.dep_ == "nsubj" for c in children) or _is_pressed(verb))


def _is_pressed(verb: Token) -> bool:
    """Whether another is to do it: "put pressure on them to attend", "persuaded Kabul to sign"."""
    above = next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if above is None or above.lemma_.lower() not in _PRESSING:
        return False
    return any(c.dep_ in ("dobj", "dative") and c.i < verb.i for c in above.rights)


def is_wanted(clause: Token) -> bool:
    """Whether a clause says what is to be ("insists that it change"), not what is."""
    finite = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    owner = subject(clause)
    bare = clause.tag_ == "VB" or (
        clause.tag_ == "VBP"
        and owner is not None
        and owner.tag_ in ("NN", "NNP")
        and not list(owner.conjuncts)
    )
    return (bare and not finite) or any(c.tag_ == "VB" and c.dep_ == "auxpass" for c in finite[:1])
