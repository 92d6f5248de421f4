"""Judges whether what may be the name of a place stands as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.places.build import TOWNS
from verbale.reading.places.gazetteer import look_up
from verbale.reading.places.recognition import PLACE_LABELS, Candidate, is_town_said, word_after
from verbale.reading.places.vocabulary import place_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = 4
_SITES = frozenset(
    (
        "crossing",
        "corridor",
        "camp",
        "dam",
        "plant",
        "airport",
        "port",
        "area",
        "strait",
        "island",
        "mountain",
    )
)
_DASHES = frozenset(("-", "--", "–", "—", "(", ","))
_STATES = frozenset(("state", "government", "people"))


def judge(draft: Draft, candidate: Candidate, people: frozenset[str]) -> bool | None:
    """True for a place, False for none, None where it depends on the report's other places.

    Args:
        draft: the report, whose mentions of organisations hold no places.
        candidate: what may be a name.
        people: words of the names of persons in the report.
    """
    labels = {token.ent_type_ for token in candidate.tokens}
    if _is_seldom_place(candidate, labels, people) or _is_outlet(candidate):
        return False
    if is_actor(draft, candidate):
        return _is_site_alone(draft, candidate)
    if not candidate.rows:
        return _judge_unknown(candidate, labels)
    return True if _is_plainly_place(candidate, labels) else _judge_by_label(candidate, labels)


def _is_plainly_place(candidate: Candidate, labels: set[str]) -> bool:
    return (
        bool(labels & PLACE_LABELS)
        or _opens_dateline(candidate)
        or is_marked(candidate)
        or _is_site_said(candidate)
        or _is_full_overlay_name(candidate)
    )


def _judge_by_label(candidate: Candidate, labels: set[str]) -> bool | None:
    led = is_led_to(candidate)
    if labels == {""}:
        return _judge_bare(candidate, led=led)
    judge_named = _judge_in_organisation if "ORG" in labels else _judge_in_name
    return judge_named(candidate, led=led)


def _opens_dateline(candidate: Candidate) -> bool:
    """Whether it stands alone in capitals before a dash, first in its sentence ("GOMA - The rebels")."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    doc = last.doc
    return first.i == 0 and last.text.isupper() and last.i + 1 < len(doc) and doc[last.i + 1].text in _DASHES


def _is_site_said(candidate: Candidate) -> bool:
    """Whether a small word for a site follows the name ("the Hostomel airfield")."""
    after = word_after(candidate)
    return after is not None and after.lower_ in place_list("site_words") and is_named_with_article(candidate)


def is_named_with_article(candidate: Candidate) -> bool:
    """Whether "the" stands before the name."""
    first = candidate.tokens[0]
    return bool(first.i > 0 and first.doc[first.i - 1].lower_ == "the")


def is_marked(candidate: Candidate) -> bool:
    """Whether a sign at the name makes it a place's: "D-Ohio", "Lagos-based", a county's own word of rank."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    doc = last.doc
    party = first.i > 1 and doc[first.i - 1].text == "-" and doc[first.i - 2].text in place_list("parties")
    based = last.i + 2 < len(doc) and doc[last.i + 1].text in "-–" and doc[last.i + 2].lower_ == "based"
    county = len(candidate.tokens) > 1 and last.text in ("County", "Parish")
    return party or based or county


def _judge_in_name(candidate: Candidate, *, led: bool) -> bool | None:
    """Of what the tagger takes for a person's, a people's or a work's name."""
    if len(candidate.tokens) > 1 and any(row.feature == "country" for row, _ in candidate.rows):
        return True
    if not _is_whole_entity(candidate):
        return False
    if (led and candidate.strength > 0) or is_named_settlement(candidate) or _is_lain_in(candidate):
        return True
    if is_town_said(candidate):
        return True
    return None


def _is_lain_in(candidate: Candidate) -> bool:
    """Whether "in", "near" or "outside" leads to a town's usual name."""
    before = _word_before(candidate)
    return (
        before is not None
        and before.lower_ in ("in", "near", "outside")
        and any(rank == 0 for _, rank in candidate.rows)
    )


def _is_full_overlay_name(candidate: Candidate) -> bool:
    """Whether our own data gives it to a place, and hardly anybody else ("Lachin corridor", "Hmeimim").

    A single word must be all that the tagger takes for a name, and no short one.
    """
    if " " in candidate.name:
        return any(row.id < 0 for row, _ in candidate.rows)
    return (
        len(candidate.name) > _SHORT
        and any(row.id < 0 and row.feature in _SITES for row, _ in candidate.rows)
        and not any(row.feature in TOWNS for row, rank in candidate.rows if rank == 0)
        and not is_compound(candidate.tokens[-1])
        and _is_whole_entity(candidate)
    )


def _is_site_alone(draft: Draft, candidate: Candidate) -> bool:
    """Whether an actor's whole name is one of several words that our own data gives to a site ("Nur Shams")."""
    of_site: bool = len(candidate.tokens) > 1 and any(
        row.id < 0 and row.feature in _SITES for row, _ in candidate.rows
    )
    spans = [actor.span for actor in draft.actors]
    return of_site and candidate.span in spans


def _is_outlet(candidate: Candidate) -> bool:
    """Whether a paper's or broadcaster's name goes on after the place's ("Manila Times")."""
    last = candidate.tokens[-1]
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return after is not None and after.text[0].isupper() and after.text.title() in place_list("outlet_tails")


def is_actor(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words are within the name of an actor that is no state."""
    span = candidate.span
    return any(
        actor.via == "name" and actor.kind not in _STATES and actor.span.contains(span)
        for actor in draft.actors
        if actor.span.overlaps(span)
    )


def _is_seldom_place(candidate: Candidate, labels: set[str], people: frozenset[str]) -> bool:
    if len(candidate.tokens) > 1:
        return candidate.name.lower() in place_list("no_places")
    word = candidate.tokens[0]
    if word.lower_ in place_list("rarely_places"):
        return not (labels <= PLACE_LABELS and candidate.strength > 1)
    if labels <= PLACE_LABELS and is_led_to(candidate):
        return False
    return word.text in people and candidate.strength < 2


def _judge_unknown(candidate: Candidate, labels: set[str]) -> bool:
    if "PERSON" in labels and candidate.tokens[0].text not in place_list("openers"):
        return False
    return True if labels & PLACE_LABELS else len(candidate.tokens) > 1 and "ORG" not in labels


def _judge_bare(candidate: Candidate, *, led: bool) -> bool | None:
    if is_compound(candidate.tokens[-1]) and candidate.strength < 3:
        return False
    if candidate.strength >= 2 or led:
        return not _opens_name(candidate)
    return True if _has_container(candidate) else None


def _judge_in_organisation(candidate: Candidate, *, led: bool) -> bool | None:
    if _is_whole_entity(candidate):
        if (
            candidate.strength == 3
            or (led and candidate.strength > 0)
            or is_named_settlement(candidate)
            or is_town_said(candidate)
            or _is_lain_in(candidate)
        ):
            return not _opens_name(candidate)
        return None
    return candidate.strength == 3 and _opens_organisation(candidate)


def _opens_organisation(candidate: Candidate) -> bool:
    """Whether a state's or region's name opens that of its organ ("U.S. Department of State")."""
    last = candidate.tokens[-1]
    doc = last.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    first = candidate.tokens[0]
    opens = first.ent_iob_ == "B" or (
        first.i > 0 and doc[first.i - 1].lower_ in ("the", "a") and doc[first.i - 1].ent_iob_ == "B"
    )
    return (
        opens
        and after is not None
        and after.text[0].isupper()
        and after.text not in place_list("institution_tails")
    )


def _opens_name(candidate: Candidate) -> bool:
    last = candidate.tokens[-1]
    return is_compound(last) and last.head.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT")


def is_compound(token: Token) -> bool:
    """Whether a name is only the first part of a longer one ("Jordan Peterson")."""
    head = token.head
    return (
        token.dep_ in ("compound", "amod")
        and head.i == token.i + 1
        and head.text[0].isupper()
        and head.text not in place_list("heads")
    )


def _is_whole_entity(candidate: Candidate) -> bool:
    first, last = candidate.tokens[0], candidate.tokens[-1]
    doc = last.doc
    before = first.ent_iob_ == "I" and doc[first.i - 1].lower_ != "the"
    return not before and not (
        last.i + 1 < len(doc)
        and doc[last.i + 1].ent_iob_ == "I"
        and doc[last.i + 1].lower_ not in ("'s", "’s")
    )


def is_led_to(candidate: Candidate) -> bool:
    """Whether a word that leads to a place stands before the name."""
    token = _word_before(candidate)
    if token is None:
        return False
    if token.lower_ in place_list("strictly_locative"):
        return True
    return is_named_settlement(candidate) or token.lower_ in place_list("settlement")


def is_named_settlement(candidate: Candidate) -> bool:
    """Whether the words before the name say that it is one: "the town of"."""
    token = _word_before(candidate)
    if token is None or token.lower_ not in ("of", "called", "named") or not token.i:
        return False
    return token.doc[token.i - 1].lemma_.lower() in place_list("settlement")


def _word_before(candidate: Candidate) -> Token | None:
    first = candidate.tokens[0]
    for index in range(first.i - 1, -1, -1):
        token = first.doc[index]
        if token.text not in place_list("before_name"):
            return token
    return None


def _has_container(candidate: Candidate) -> bool:
    """Whether a country's or region's name follows after a comma."""
    last = candidate.tokens[-1]
    doc = last.doc
    if last.i + 2 >= len(doc) or doc[last.i + 1].text != "," or not doc[last.i + 2].text[0].isupper():
        return False
    after = doc[last.i + 2 : min(last.i + 4, len(doc))]
    return any(
        row.feature in ("country", "region")
        for text in (after.text, after[0].text)
        for row, _ in look_up(text)
    )
