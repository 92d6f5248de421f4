"""All exporters by name: those of Verbale, then those that other packages bring."""

from __future__ import annotations

from importlib.metadata import entry_points

from verbale.export.acled import AcledExporter
from verbale.export.agenda import CalendarExporter
from verbale.export.annotations import AnnotationExporter
from verbale.export.citations import BibtexExporter, CslExporter
from verbale.export.exporter import Exporter
from verbale.export.feeds import AtomExporter, JsonFeedExporter
from verbale.export.files import CsvExporter, JsonlExporter
from verbale.export.ged import GedExporter
from verbale.export.geojson import GeoJsonExporter
from verbale.export.hxl import HxlExporter
from verbale.export.parquet import ParquetExporter
from verbale.export.plover import PloverExporter
from verbale.export.prov import ProvExporter

GROUP = "verbale.exporters"
_OWN: dict[str, type[Exporter]] = {
    "jsonl": JsonlExporter,
    "csv": CsvExporter,
    "parquet": ParquetExporter,
    "geojson": GeoJsonExporter,
    "atom": AtomExporter,
    "jsonfeed": JsonFeedExporter,
    "ical": CalendarExporter,
    "hxl": HxlExporter,
    "plover": PloverExporter,
    "ged": GedExporter,
    "acled": AcledExporter,
    "annotations": AnnotationExporter,
    "prov": ProvExporter,
    "bibtex": BibtexExporter,
    "csl": CslExporter,
}


def registered() -> dict[str, type[Exporter]]:
    """Name on the command line -> exporter; no package replaces one of Verbale's own."""
    brought = {point.name: point.load() for point in entry_points(group=GROUP) if point.name not in _OWN}
    return _OWN | brought


EXPORTERS = registered()
"""Those that are installed."""
