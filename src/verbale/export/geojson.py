"""GeoJSON: events, counts, access and rounds on a map."""

from __future__ import annotations

from typing import Any

from verbale.export.dictionary import PLACED_KINDS, record_fields
from verbale.export.exporter import Exporter, ListWriter
from verbale.export.rows import Cited
from verbale.terms import KINDS

_AREAS = {"country": "country", "continent": "continent", "region": "region", "county": "region"}
_SHOWN = ("line", "quote", "report_title", "publisher", "published", "url", "report_id", "copy_of", "country")


class GeoJsonExporter(Exporter):
    """A FeatureCollection (RFC 7946) of points, one a claim whose place is known.

    `located_to` says how much a point is worth: that of a country or region is only its middle.
    """

    title = "GeoJSON"
    file_name = "map.geojson"
    media_type = "application/geo+json"

    def setup(self) -> None:
        """Open the file."""
        self._features = ListWriter(self.open(), {"type": "FeatureCollection"}, "features")

    def feed(self, cited: Cited) -> None:
        """Write one claim, if it has a place."""
        if cited.row.kind not in PLACED_KINDS:
            return
        if cited.row.lat is None or cited.row.lon is None:
            self.left_out["no place with coordinates"] += 1
            return
        self._features.add(
            {
                "type": "Feature",
                "id": cited.row.id,
                "geometry": {"type": "Point", "coordinates": [cited.row.lon, cited.row.lat]},
                "properties": _properties(cited),
            }
        )
        self.written += 1

    def finish(self) -> None:
        """Close the collection."""
        self._features.finish()


def _properties(cited: Cited) -> dict[str, Any]:
    row = cited.row
    feature = row.feature or ""
    place = cited.place.name if cited.place else None
    stated = {name: row.record[name] for name in record_fields(KINDS[row.kind]) if name != "kind"}
    if row.kind == "tolls":
        stated["toll"] = row.record["kind"]
    return {
        "kind": row.kind,
        **stated,
        "located_to": _AREAS.get(feature, "place"),
        "located_by": row.located_by,
        "located_at": place,
        "feature": row.feature,
        "geonames_id": row.geonames_id,
        **{name: getattr(row, name) for name in _SHOWN},
    }
