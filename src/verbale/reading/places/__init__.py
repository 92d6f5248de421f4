"""Places: named, found in a gazetteer, and told from one another."""

from __future__ import annotations

from verbale.reading.places.modifier import place_of
from verbale.reading.places.reader import PlaceReader

__all__ = ["PlaceReader", "place_of"]
