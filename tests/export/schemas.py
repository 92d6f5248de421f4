"""JSON Schemas written from what the standards say."""

from typing import Any

NONEMPTY = {"type": "string", "minLength": 1}
IRI = {"type": "string", "pattern": "^(https?|urn):"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}


def item(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def some(items: dict[str, Any], *, at_least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": at_least}


# RFC 7946, sections 3.1.2, 3.2 and 3.3.
GEOJSON = item(
    ["type", "features"],
    type={"const": "FeatureCollection"},
    features=some(
        item(
            ["type", "geometry", "properties"],
            type={"const": "Feature"},
            id=NONEMPTY,
            geometry=item(
                ["type", "coordinates"],
                type={"const": "Point"},
                coordinates={
                    "type": "array",
                    "prefixItems": [
                        {"type": "number", "minimum": -180, "maximum": 180},
                        {"type": "number", "minimum": -90, "maximum": 90},
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            ),
            properties={"type": "object"},
        )
    ),
)

# JSON Feed 1.1.
JSON_FEED = item(
    ["version", "title", "items"],
    version={"const": "https://jsonfeed.org/version/1.1"},
    title=NONEMPTY,
    authors=some(item(["name"], name=NONEMPTY)),
    items=some(
        {
            **item(
                ["id"],
                id=NONEMPTY,
                url=IRI,
                external_url=IRI,
                title=NONEMPTY,
                content_html=NONEMPTY,
                date_published=MOMENT,
                tags=some(NONEMPTY),
                language=NONEMPTY,
            ),
            "patternProperties": {"^_": {"type": "object"}},
        }
    ),
)

# PLOVER manual, chapter "Data fields".
ENTITY = item([], code={"type": "string", "pattern": "^[A-Z]{3}$"}, sector=NONEMPTY, entity_text=NONEMPTY)
PLOVER = item(
    ["id", "date", "actor", "event"],
    id=NONEMPTY,
    date=DAY,
    enddate=DAY,
    actor=some(ENTITY, at_least=1),
    recipient=some(ENTITY),
    event=some(
        {
            "enum": [
                *(
                    "AGREE",
                    "CONSULT",
                    "SUPPORT",
                    "COOPERATE",
                    "AID",
                    "CONCEDE",
                    "RETREAT",
                    "REQUEST",
                    "ACCUSE",
                ),
                *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME"),
            ]
        },
        at_least=1,
    ),
    event_loc=item(
        [],
        lat={"type": "number"},
        lon={"type": "number"},
        geonameid={"type": "integer"},
        country_code={"type": "string", "pattern": "^[A-Z]{3}$"},
        resolution={"enum": [1, 2, 3, 4, 5]},
    ),
    quad_code={"enum": [1, 2, 3, 4]},
    size=item([], dead={"type": "integer"}, injured={"type": "integer"}, arrested={"type": "integer"}),
    text_info=item(["start", "end"], start={"type": "integer"}, end={"type": "integer"}),
    cite_info=item([], title=NONEMPTY, url={"type": "string"}, language=NONEMPTY, publication=NONEMPTY),
)

# Web Annotation Data Model, sections 3.1, 3.2.4, 4.2.4 and 4.2.5, and its vocabulary of pages.
QUOTATION = item(
    ["type", "exact"],
    type={"const": "TextQuoteSelector"},
    exact=NONEMPTY,
    prefix={"type": "string"},
    suffix={"type": "string"},
)
POSITION = item(
    ["type", "start", "end"],
    type={"const": "TextPositionSelector"},
    start={"type": "integer", "minimum": 0},
    end={"type": "integer", "minimum": 1},
)
SELECTOR = {"anyOf": [QUOTATION, POSITION, some({"anyOf": [QUOTATION, POSITION]}, at_least=1)]}
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
ANNOTATIONS = item(
    ["@context", "id", "type", "items"],
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=IRI,
    type={"const": "AnnotationPage"},
    items=some(
        item(
            ["id", "type", "target"],
            id=IRI,
            type={"const": "Annotation"},
            motivation={"enum": MOTIVATIONS},
            body=some(
                item(
                    ["type", "value"],
                    type={"const": "TextualBody"},
                    value={"type": "string"},
                    purpose={"enum": MOTIVATIONS},
                )
            ),
            target=some(item(["source", "selector"], source=IRI, selector=SELECTOR), at_least=1),
        )
    ),
)

# CSL-JSON: the types and variables of CSL 1.0.2 that are used here, and no others.
CSL = some(
    {
        **item(
            ["id", "type"],
            id=NONEMPTY,
            type={"enum": ["webpage", "article-newspaper"]},
            title=NONEMPTY,
            language=NONEMPTY,
            URL=IRI,
            note=NONEMPTY,
            issued=item(
                ["date-parts"],
                **{
                    "date-parts": {
                        "type": "array",
                        "items": {
                            "type": "array",
                            "items": {"type": "integer"},
                            "minItems": 1,
                            "maxItems": 3,
                        },
                        "minItems": 1,
                        "maxItems": 2,
                    }
                },
            ),
            **{"container-title": NONEMPTY},
        ),
        "additionalProperties": False,
    }
)
