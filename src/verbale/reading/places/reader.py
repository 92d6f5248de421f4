"""The reader of places."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.places.fold import fold
from verbale.reading.places.recognition import Found, find_names, find_tagged
from verbale.reading.places.resolution import resolve
from verbale.reading.reader import ListReader
from verbale.terms import Place


class PlaceReader(ListReader[Place]):
    """Lists every name of a place and says where it lies.

    Countries are listed wherever they are named; whether a mention says where something happened
    is for `place_of` to tell. A name outside the gazetteer has no coordinates.
    """

    name = "places"
    requires = ("syntax", "actors")
    assigns = ("places",)
    scorer = "places"

    def read(self, draft: Draft) -> list[Place]:
        """The places of one draft, in order."""
        found: list[Found] = []
        for sentence in draft.sentences:
            named = list(find_names(draft, sentence))
            tagged = list(find_tagged(draft, sentence, named))
            found += sorted([*named, *tagged], key=lambda f: f.span)
        return resolve(_share_rows(found))


def _share_rows(found: list[Found]) -> list[Found]:
    """Give a name without an entry that of the same name elsewhere in the report."""
    known = {fold(f.name): f.rows for f in found if f.rows}
    return [f if f.rows else f._replace(rows=known.get(fold(f.name), ())) for f in found]
