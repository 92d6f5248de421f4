"""What the record rests on: reports and their texts, claims, statements, search."""

from __future__ import annotations

from verbale.errors import UnknownIdError
from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.serve.api.types import Text
from verbale.terms import Heading
from verbale.views import (
    Hit,
    Leaf,
    Noted,
    Shown,
    Sought,
    SoughtReports,
    Utterance,
    leaf,
)

GROUP = "Sources"


def _reports(call: Call) -> Listing[Heading]:
    sought = SoughtReports(publisher=call["publisher"], since=call["since"], until=call["until"])
    return call.page(call.desk.list_reports(sought, call.start()))


def _report(call: Call) -> Leaf:
    material = call.desk.around(call.wanted)
    if not material.headings:
        raise UnknownIdError(call.wanted)
    return leaf(material, next(iter(material.headings)))


def _text(call: Call) -> Text:
    found = _report(call)
    text = "".join(one.words for one in found.stretches)
    return Text(
        report_id=found.heading.id,
        language=found.heading.language,
        text=text,
        whole=text == call.desk.around(found.heading.id).texts[found.heading.id],
    )


def _claims(call: Call) -> Listing[Noted]:
    sought = Sought(
        kind=call["kind"],
        party=call.party(),
        issue=call["issue"],
        report=call["report"],
        since=call["since"],
        until=call["until"],
    )
    return call.page(call.desk.list_claims(sought, call.start()))


def _claim(call: Call) -> Shown:
    return call.desk.show(call.wanted)


def _statements(call: Call) -> Listing[Utterance]:
    return call.list(call.sheets.statements, _utterance)


def _utterance(one: Utterance) -> Key:
    return one.date or "", one.citation.claim_id


def _search(call: Call) -> Listing[Hit]:
    return Listing(items=tuple(call.desk.search(call["q"], call["limit"])), next=None)


ENDPOINTS = (
    Endpoint(
        path="/reports",
        title="Reports",
        says="The headings of all reports on the conflict, in the order in which they came in.",
        gives=Listing[Heading],
        answer=_reports,
        params=("publisher", "since", "until", "order", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/reports/{id}",
        title="One report",
        says="Its heading, its text in stretches, each with the claims that cite it, and its claims. The beginning of its id is enough.",
        gives=Leaf,
        answer=_report,
        group=GROUP,
    ),
    Endpoint(
        path="/reports/{id}/text",
        title="A report's text",
        says="Names of private persons are withheld in it.",
        gives=Text,
        answer=_text,
        group=GROUP,
    ),
    Endpoint(
        path="/claims",
        title="Claims",
        says="What single reports tell, each claim with its report and its words, as reviewers left it; in the order in which they came in.",
        gives=Listing[Noted],
        answer=_claims,
        params=("kind", "party", "issue", "report", "since", "until", "order", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/claims/{id}",
        title="One claim",
        says="With the words that it was taken from, and those around them. The beginning of its id is enough.",
        gives=Shown,
        answer=_claim,
        group=GROUP,
    ),
    Endpoint(
        path="/statements",
        title="Statements",
        says="Who said what, when and in what words, the latest first; what copies repeat stands once.",
        gives=Listing[Utterance],
        answer=_statements,
        params=("speaker", "party", "issue", "since", "until", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/search",
        title="Search",
        says="The reports that hold all of the words, best first, no more than `limit`.",
        gives=Listing[Hit],
        answer=_search,
        params=("q", "limit"),
        group=GROUP,
    ),
)
