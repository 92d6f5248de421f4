"""The reader of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.places.allusion import find_demonyms, is_part
from verbale.reading.places.build import TRANSCRIBED
from verbale.reading.places.cues import find_cues
from verbale.reading.places.fold import fold
from verbale.reading.places.judgement import is_actor, is_compound, is_led_to, judge
from verbale.reading.places.lists import find_ranked_lists
from verbale.reading.places.recognition import Candidate, find_candidates, find_tagged
from verbale.reading.places.resolution import resolve
from verbale.reading.places.told import told_cues
from verbale.reading.places.vocabulary import place_list
from verbale.reading.reader import ListReader
from verbale.terms import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_NATIONS = ("country", "region")
_TOWN = 15_000
_LISTED = frozenset((",", "and", "or", "&", "/", "-"))


class PlaceReader(ListReader[Place]):
    """Lists every name of a place and says where it lies.

    Countries are listed wherever they are named; whether a mention says where something happened
    is for `place_of` to tell. A name outside the gazetteer has no coordinates. Demonyms and names
    within others help to tell where the report plays; they are kept apart as the draft's allusions.
    """

    name = "places"
    version = "3"
    requires = ("syntax", "actors")
    assigns = ("places",)
    scorer = "places"

    def read(self, draft: Draft) -> list[Place]:
        """The places of one draft, in order, with the words that bear a place's name otherwise."""
        return resolve(find_places(draft), find_cues(draft.text) + told_cues(draft.actors))

    def annotate(self, draft: Draft, prediction: list[Place]) -> None:
        """Write the names into the draft's places, the rest into its allusions."""
        for place in prediction:
            (draft.places if place.use == "name" else draft.allusions).append(place)


def find_places(draft: Draft) -> list[Candidate]:
    """What bears the name of a place in a draft, in order, not yet told from its namesakes."""
    people = _people(draft)
    sure: list[Candidate] = []
    unsure: list[Candidate] = []
    others: list[Candidate] = []
    for sentence in draft.sentences:
        ranked = list(find_ranked_lists(sentence))
        sure += ranked
        known = [*ranked, *(c for c in find_candidates(sentence) if not _touches(c, ranked))]
        for candidate in known[len(ranked) :]:
            verdict = judge(draft, candidate, people)
            (others if verdict is False else sure if verdict else unsure).append(candidate)
        kept = [c for c in known if c in sure or c in unsure]
        sure += [c for c in find_tagged(sentence, kept) if _is_new_place(draft, c, people)]
    sure = _bear_led_names(sure)
    sure += _borne_out(sure, unsure, _peoples(draft))
    sure += _allusions(draft, sure, others, people)
    sure.sort(key=lambda candidate: candidate.span)
    return _share_rows(sure)


def _touches(candidate: Candidate, others: list[Candidate]) -> bool:
    held = {token.i for other in others for token in other.tokens}
    return any(token.i in held for token in candidate.tokens)


def _bear_led_names(found: list[Candidate]) -> list[Candidate]:
    """Without the single words outside the gazetteer that nothing ever leads to as to a place."""
    led = {c.name for c in found if is_led_to(c)}
    return [c for c in found if c.rows or len(c.tokens) > 1 or c.name in led]


def _allusions(
    draft: Draft, sure: list[Candidate], others: list[Candidate], people: frozenset[str]
) -> list[Candidate]:
    surely = {fold(candidate.name) for candidate in sure}
    found = [c._replace(use="part") for c in others if is_part(draft, c, people, surely)]
    for sentence in draft.sentences:
        taken = [c for c in (*sure, *found) if c.sentence is sentence]
        found += find_demonyms(draft, sentence, taken)
    return found


def _people(draft: Draft) -> frozenset[str]:
    """The words of every person's name of two words or more.

    What the tagger takes for one is none up to the word of a town's body ("Huntsville Fire Chief Tom Hill").
    """
    return frozenset(
        token.text
        for sentence in draft.sentences
        for entity in sentence.doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1
        for token in _name_proper(list(entity))
        if token.text.isalpha()
    )


def _name_proper(words: list[Token]) -> list[Token]:
    bodies = [i for i, word in enumerate(words) if i and word.text in place_list("town_bodies")]
    return words[bodies[-1] + 1 :] if bodies else words


def _is_new_place(draft: Draft, candidate: Candidate, people: frozenset[str]) -> bool:
    if (
        is_actor(draft, candidate)
        or is_compound(candidate.tokens[-1])
        or candidate.name.lower() in place_list("no_places")
    ):
        return False
    return len(candidate.tokens) > 1 or candidate.tokens[0].text not in people


def _peoples(draft: Draft) -> set[str | None]:
    """The countries whose people the report names."""
    return {
        row.country
        for sentence in draft.sentences
        for candidate in find_demonyms(draft, sentence, ())
        for row, _ in candidate.rows
        if row.feature in _NATIONS
    }


def _borne_out(sure: list[Candidate], unsure: list[Candidate], peoples: set[str | None]) -> list[Candidate]:
    """Those that bear a name that is surely a place's elsewhere, or stand in a list with one.

    So are the towns of a country that the report names, be it by its people.
    """
    names = {fold(candidate.name) for candidate in sure}
    countries = {row.country for c in sure for row, rank in c.rows if row.feature in _NATIONS and rank == 0}
    countries |= peoples
    ends = {(id(c.sentence), c.tokens[-1].i) for c in sure}
    starts = {(id(c.sentence), c.tokens[0].i) for c in sure}
    kept = []
    for candidate in unsure:
        first, last = candidate.tokens[0], candidate.tokens[-1]
        doc, key = last.doc, id(candidate.sentence)
        after = last.i + 2 < len(doc) and doc[last.i + 1].lower_ in _LISTED and (key, last.i + 2) in starts
        before = first.i > 1 and doc[first.i - 1].lower_ in _LISTED and (key, first.i - 2) in ends
        known = fold(candidate.name) in names or _lies_in(candidate, countries)
        if known or ((before or after) and not first.ent_type_):
            kept.append(candidate)
            ends.add((key, last.i))
    return kept


def _lies_in(candidate: Candidate, countries: set[str | None]) -> bool:
    """Whether it is the usual name of a town in a country that the report names.

    What the tagger takes for a person must lie where names are carried over from another script:
    elsewhere towns and families share their names.
    """
    person = candidate.tokens[0].ent_type_ == "PERSON"
    return any(
        rank == 0
        and row.population >= _TOWN
        and row.country in countries
        and (not person or row.country in TRANSCRIBED)
        for row, rank in candidate.rows
    )


def _share_rows(found: list[Candidate]) -> list[Candidate]:
    """Give a name without an entry that of the same name elsewhere in the report."""
    known = {fold(c.name): c.rows for c in found if c.rows}
    return [c if c.rows else c._replace(rows=known.get(fold(c.name), ())) for c in found]
