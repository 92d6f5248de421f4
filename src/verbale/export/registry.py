"""All exporters by name."""

from __future__ import annotations

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

EXPORTERS: dict[str, type[Exporter]] = {
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
"""The name on the command line -> the exporter."""
