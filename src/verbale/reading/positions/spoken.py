"""Stances by verbs, nouns and adjectives: "demanded", "their refusal of", "is ready to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, is_passive, subject
from verbale.reading.positions.deals import is_term
from verbale.reading.positions.frames import Frame, below, goes_on, in_order, is_negated, subtree, turned
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import Holder, Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLAMING = frozenset({"accuse", "blame", "criticise", "criticize", "condemn", "denounce", "fault", "rebuke"})
_DONE = frozenset({"sign", "ratify", "initial", "attend", "join", "arrive", "announce", "present", "agree"})
_HELPING = frozenset({"back", "support", "join", "welcome"})
_MAKING = frozenset({"reach", "strike", "conclude", "clinch", "seal"})
_ASKING = frozenset({"reiterate", "repeat", "renew", "stress", "present", "submit", "table"})
_DENYING = frozenset({"reject", "dismiss", "deny", "dispute", "refute", "rebut"})
_PRESSING = frozenset(
    {"put", "press", "pressure", "urge", "ask", "push", "force", "persuade", "convince", "get", "tell"}
    | {"allow", "help", "invite", "order", "lead", "bring", "encourage", "compel", "leave"}
)
_UNMET = frozenset({"fail", "unable", "struggle", "attempt", "try", "hesitate"})
_UNREAL = frozenset({"if", "unless", "whether", "until", "before"})
_LINKS = frozenset({"prep", "prt", "advmod", "agent", "aux", "dative"})
_NOUN_LINKS = (
    "for",
    "to",
    "of",
    "on",
    "against",
    "about",
    "over",
    "that",
    "in",
    "including",
    "from",
    "with",
    "like",
    "at",
)


def _sense(verb: Token) -> Stance | None:
    lemma = verb.lemma_.lower()
    senses = lexicon().verbs.get(lemma)
    if senses is None or (lemma == "call" and any(c.dep_ == "dobj" for c in verb.rights)):
        return None
    linked = _linked_sense(verb, senses)
    if linked is not None or lemma == "set":
        return None if lemma == "set" and _is_to_do(verb) else linked
    if lemma in lexicon().infinitive_only and not _asks_to_do(verb):
        return None
    return senses.get("")


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


def _is_other_sense(scene: Scene, verb: Token) -> bool:
    """Whether it is help in war ("backed by jets"), a charge denied, or a word declined to reporters."""
    word = verb.lemma_.lower()
    if word in _HELPING:
        return _helps(scene, verb)
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


def _is_unmeant(verb: Token, stance: Stance) -> bool:
    """Whether a verb of stance tells none: "would have to agree", "agreed there had been", "than just offering"."""
    above = verb.head
    if verb.dep_ == "pcomp" and (above.lower_ == "than" or verb.lemma_.lower() in lexicon().process_only):
        return True
    if verb.lemma_.lower() in _MAKING and not _makes_deal(verb):
        return True
    if stance in ("accept", "offer") and verb.dep_ == "xcomp" and above.lemma_.lower() in ("have", "need"):
        return True
    return stance == "accept" and any(_is_fact(c) for c in verb.rights if c.dep_ == "ccomp")


def _makes_deal(verb: Token) -> bool:
    """Whether it is a deal that is reached or struck, not a town."""
    things = [subject(verb)] if is_passive(verb) else [c for c in verb.rights if c.dep_ == "dobj"]
    return any(t is not None and t.lemma_.lower() in lexicon().decisions.deals for t in things)


def _is_fact(clause: Token) -> bool:
    """Whether a clause tells what is or was: no modal, no bare verb, no infinitive."""
    helping = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO") or c.tag_ == "VB" for c in helping):
        return False
    return clause.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP") for c in helping)


def _is_expected(verb: Token) -> bool:
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


def _is_bidden(scene: Scene, verb: Token, holders: list[Holder]) -> bool:
    """Whether another says that the party must do it: "Tbilisi must sign a pledge"."""
    must = any(c.dep_ == "aux" and c.lower_ in ("must", "should", "ought") for c in verb.lefts)
    speaker = scene.speaker(verb) if must else None
    return speaker is not None and all(h.party != speaker.party for h in holders)


def _asks_to_do(verb: Token) -> bool:
    asked = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")]
    return any(any(t.lower_ == "to" for t in c.lefts) or (c.dep_ == "ccomp" and _is_wanted(c)) for c in asked)


def _follows(verb: Token, words: list[str]) -> bool:
    start = verb.i + 1
    return [t.lower_ for t in verb.doc[start : start + len(words)]] == words


def is_unreal(verb: Token) -> bool:
    """Whether a clause is only supposed ("if", "unless", "whether")."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in _UNREAL for c in verb.lefts)


def find_verbs(scene: Scene) -> Iterator[Frame]:
    """Frames of the verbs that take a stance."""
    for token in scene.sentence.doc:
        if token.pos_ not in ("VERB", "NOUN", "AUX", "ADJ") or token.dep_ == "amod":
            continue
        stance = _sense(token) if token.tag_.startswith("V") else None
        if (
            stance is None
            or _is_other_sense(scene, token)
            or is_unreal(token)
            or _is_unmeant(token, stance)
            or goes_on(token, token.head)
            or _is_expected(token)
            or (token.dep_ == "xcomp" and token.head.lemma_.lower() in _UNMET)
        ):
            continue
        if (
            is_negated(token)
            and token.lemma_.lower() in _DONE
            and any(c.lemma_ in ("have", "be") for c in token.lefts)
        ):
            continue
        turned_stance = turned(stance, negated=is_negated(token))
        holders = _verb_holders(scene, token)
        if turned_stance == "demand" and _is_term_of(scene, token):
            continue
        if turned_stance and holders and not _is_bidden(scene, token, holders):
            frame = Frame(
                turned_stance, token, holders, _verb_content(token), red=is_final(token, turned_stance)
            )
            if token.lemma_.lower() in lexicon().process_only:
                frame.families = frozenset({"process"})
            yield frame


def _is_term_of(scene: Scene, verb: Token) -> bool:
    """Whether to ask is what a party has agreed to do: "in return the government will ask parliament to …"."""
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in verb.lefts)
    return will and scene.speaker(verb) is None and is_term(scene, verb)


def _verb_holders(scene: Scene, verb: Token) -> list[Holder]:
    if is_passive(verb):
        return [h for agent in after(verb, "by") if scene.names_actor(agent) for h in scene.holders(agent)]
    if verb.dep_ in ("acl", "relcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return []
    blamed = _blamed_for(verb)
    if blamed is not None:
        return scene.holders(blamed)
    owner = subject(verb)
    if owner is not None and owner.lemma_.lower() in lexicon().acts:
        return []
    nearest = _nearest_owner(verb, owner)
    if nearest is not None:
        return scene.holders(nearest)
    return scene.holders(subject(verb))


def _nearest_owner(verb: Token, owner: Token | None) -> Token | None:
    """The last of several nouns that a clause may hang on, where it is only of that: "X and Y, which has agreed"."""
    joined = [t for t in (verb.head, *verb.head.conjuncts) if t.i < verb.i]
    if len(joined) < 2 or owner is None or owner not in joined:
        return None
    single = verb.dep_ == "relcl" and any(t.tag_ == "VBZ" for t in (verb, *verb.lefts))
    close = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.nbor(-1).text != ","
    return max(joined, key=lambda t: t.i) if single or close else None


def _is_of_head(clause: Token) -> bool:
    """Whether a relative clause says something of its noun as object: "a call to which they agreed at once"."""
    objects = [t for c in clause.lefts for t in (c, *c.children) if t.tag_ in ("WDT", "WP")]
    return any(t.dep_ in ("dobj", "pobj") for t in objects)


def _blamed_for(verb: Token) -> Token | None:
    """Who is blamed for doing it: of "blamed the rebels for refusing a truce", "rebels"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("for", "of") or verb.head.dep_ != "prep":
        return None
    above = verb.head.head
    if above.lemma_.lower() not in _BLAMING:
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _verb_content(verb: Token) -> list[Token]:
    if is_passive(verb):
        patient = subject(verb)
        return list(patient.subtree) if patient is not None else []
    if verb.lemma_.lower() in lexicon().objects_only:
        clauses = {t for c in verb.rights if c.dep_ == "ccomp" and not _is_wanted(c) for t in c.subtree}
        return [t for t in below(verb) if t not in clauses]
    content = below(verb)
    if verb.lemma_.lower() in ("refuse", "decline", "reject"):
        facts = {t for c in verb.rights if c.dep_ == "ccomp" and _is_fact(c) for t in c.subtree}
        content = [t for t in content if t not in facts]
    clause = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "relcl" else verb
    told = any(t.pos_ in ("NOUN", "VERB") for t in content) and not _is_of_head(clause)
    if clause.dep_ == "relcl" and not told:
        content = [t for t in subtree(clause.head) if t.i < clause.left_edge.i]
    if not content and verb.lemma_.lower() in lexicon().process_only:
        content = [verb, *(c for c in verb.rights if c.dep_ in ("prt", "advmod"))]
    return content


def _is_wanted(clause: Token) -> bool:
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
    return any(v.lemma_.lower() in words.verbs for v in verbs)


def find_nouns(scene: Scene) -> Iterator[Frame]:
    """Frames of nouns of stance whose holder is named."""
    for token in scene.sentence.doc:
        if token.pos_ != "NOUN":
            continue
        stance = lexicon().nouns.get(token.lemma_.lower())
        if stance is None:
            continue
        holders = _noun_holders(scene, token)
        content = _noun_content(token)
        turned_stance = turned(stance, negated=is_negated(token) or _is_dropped(token))
        if holders and content and turned_stance:
            yield Frame(turned_stance, token, holders, content)


def find_named(scene: Scene) -> Iterator[Frame]:
    """Find "our demands are …", "their goal was to …", "the most urgent thing is to …"."""
    for noun in scene.sentence.doc:
        stance = _names_stance(noun)
        if (
            stance is None
            or noun.dep_ != "nsubj"
            or noun.head.lemma_.lower() not in ("be", "include", "remain")
        ):
            continue
        holders = _noun_holders(scene, noun) or [h for near in after(noun, "of") for h in scene.holders(near)]
        speaker = scene.speaker(noun)
        holders = holders or ([speaker] if speaker else [])
        content = below(noun.head)
        if holders and content and not is_negated(noun.head):
            yield Frame(stance, noun, holders, content)


def _names_stance(noun: Token) -> Stance | None:
    if noun.pos_ != "NOUN":
        return None
    urgent = any(c.lower_ in ("urgent", "important", "pressing", "essential", "first") for c in noun.lefts)
    if noun.lemma_.lower() in ("priority", "need", "task") or (
        urgent and noun.lemma_.lower() in ("thing", "step", "issue")
    ):
        return "demand"
    return lexicon().nouns.get(noun.lemma_.lower())


def find_time(scene: Scene) -> Iterator[Frame]:
    """Find "it is time for the parties to …": a demand by whoever says so."""
    for noun in scene.sentence.doc:
        if noun.lower_ != "time" or noun.dep_ != "attr" or is_negated(noun.head):
            continue
        speaker = scene.speaker(noun)
        content = [
            t
            for head in (noun, noun.head)
            for c in head.rights
            if c.dep_ not in ("punct", "attr")
            for t in c.subtree
        ]
        if speaker is not None and any(t.lower_ == "to" for t in content):
            yield Frame("demand", noun, [speaker], in_order(content))


def _is_dropped(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in lexicon().dropping


def _noun_holders(scene: Scene, noun: Token) -> list[Holder]:
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            holders = scene.holders(child)
            if holders:
                return holders
    givers = (
        *after(noun, "by", "from"),
        *(n for c in noun.rights for t in c.subtree if t.dep_ == "pobj" for n in after(t, "by")),
    )
    for near in givers:
        holders = scene.holders(near)
        if holders:
            return holders
    verb = noun.head
    light = lexicon().light | lexicon().dropping
    meant = not is_negated(verb) and not _is_wanted(verb)
    if noun.dep_ in ("dobj", "attr") and verb.lemma_.lower() in light and meant:
        return scene.holders(subject(verb))
    return []


def _noun_content(noun: Token) -> list[Token]:
    return [t for child in noun.rights if _says_what(child) for t in child.subtree]


def _says_what(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _NOUN_LINKS and child.lower_ not in ("by", "from")
    if child.dep_ == "relcl":
        return any(t.lower_ == "to" for t in child.lefts)
    return child.dep_ in ("acl", "ccomp", "xcomp", "appos")


def _is_adjective(token: Token) -> bool:
    """Whether a word is an adjective or a participle, not a verb with an object: "committed a massacre"."""
    formed = token.tag_.startswith("JJ") or token.tag_ == "VBN" or token.pos_ == "ADJ"
    return formed and not any(c.dep_ == "dobj" for c in token.rights)


def find_adjectives(scene: Scene) -> Iterator[Frame]:
    """Frames of adjectives: "is ready to", "remain opposed to", "rebels willing to"."""
    for token in scene.sentence.doc:
        stance = lexicon().adjectives.get(token.lower_)
        if (
            stance is None
            or not _is_adjective(token)
            or token.dep_
            not in (
                "acomp",
                "amod",
                "acl",
                "relcl",
                "ROOT",
                "conj",
                "oprd",
                "ccomp",
                "advcl",
                "attr",
                "xcomp",
            )
        ):
            continue
        if token.dep_ in ("acomp", "oprd", "attr", "xcomp"):
            owner, negated = subject(token.head), is_negated(token.head)
        elif token.dep_ in ("amod", "acl", "relcl"):
            owner, negated = token.head, is_negated(token)
        else:
            owner, negated = subject(token), is_negated(token)
        if token.dep_ == "acomp" and is_unreal(token.head):
            continue
        turned_stance = turned(stance, negated=negated)
        holders = scene.holders(owner)
        if turned_stance and holders:
            yield Frame(turned_stance, token, holders, below(token), red=is_final(token, turned_stance))
