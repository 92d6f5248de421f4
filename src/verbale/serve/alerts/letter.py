"""Mails in words: one part as text, one as HTML; nothing in either is fetched from anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from verbale.serve.alerts.news import News
from verbale.serve.alerts.subscriptions import Subscription
from verbale.serve.alerts.wish import KIND_LABELS
from verbale.serve.wording import count, day, harmless, templates, web_address
from verbale.views import Citation
from verbale.views.change import Change

MAX_LINES = 60
MAX_CITED = 4
MAX_CHARS = 600
MAX_TAKEN = 10_000
# A line of the usual 78 would be broken within the address of List-Unsubscribe, and that be encoded: no mail
# program knows it then. RFC 5322 allows 998.
_POLICY = policy.SMTP.clone(max_line_length=900, cte_type="7bit")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Sender:
    """In whose name mails go out.

    Attributes:
        address: the address that they come from.
        base: how links to the server begin.
        title: what the record is called.
    """

    address: str
    base: str
    title: str = "the record"


def write_confirmation(sender: Sender, one: Subscription, message_id: str, key: str) -> EmailMessage:
    """The mail that asks whether an address wants a subscription."""
    link = f"{sender.base}/alerts/confirm/{key}"
    context = {
        "title": plain(sender.title),
        "wish": plain(one.wish.says),
        "pace": one.wish.pace,
        "link": link,
    }
    made = _envelope(sender, one, message_id, f"Confirm: news of {sender.title}")
    return _with_parts(made, "confirmation", context)


def write_digest(sender: Sender, one: Subscription, message_id: str, key: str, news: News) -> EmailMessage:
    """The mail that tells what is new, with a way to stop that takes one click."""
    stop = f"{sender.base}/alerts/stop/{key}"
    lists = [
        ("New facts", "Told for the first time.", news.new),
        ("Corrections", "Other counts by the same counter, and edited articles.", news.corrections),
    ]
    context = {
        "title": plain(sender.title),
        "wish": plain(one.wish.says),
        "lists": [_listed(sender, *told) for told in lists if told[2]],
        "stop": stop,
        "base": sender.base,
    }
    told = [(news.new, "new fact"), (news.corrections, "correction")]
    subject = ", ".join(count(len(some), noun) for some, noun in told if some)
    made = _envelope(sender, one, message_id, f"{sender.title}: {subject}")
    made["List-Unsubscribe"] = f"<{stop}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return _with_parts(made, "digest", context)


def _envelope(sender: Sender, one: Subscription, message_id: str, subject: str) -> EmailMessage:
    made = EmailMessage(_POLICY)
    made["From"] = Address("Verbale", addr_spec=sender.address)
    made["To"] = Address(addr_spec=one.address)
    made["Subject"] = plain(subject)
    made["Date"] = format_datetime(datetime.now(UTC))
    made["Message-ID"] = f"<{message_id}@{sender.address.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    return made


def _with_parts(made: EmailMessage, name: str, context: dict[str, Any]) -> EmailMessage:
    text = templates().get_template(f"mail/{name}.txt.j2").render(context)
    html = templates().get_template(f"mail/{name}.html.j2").render(context)
    made.set_content(text)
    made.add_alternative(html, subtype="html")
    return made


def _listed(sender: Sender, title: str, says: str, changes: tuple[Change, ...]) -> dict[str, Any]:
    lines = [_line(sender, one) for one in changes[:MAX_LINES]]
    return {
        "title": title,
        "says": says,
        "count": len(changes),
        "lines": lines,
        "more": len(changes) - MAX_LINES,
    }


def _line(sender: Sender, one: Change) -> dict[str, Any]:
    cited = one.citations or ((one.before,) if one.before else ())
    return {
        "kind": KIND_LABELS.get(one.kind, one.kind),
        "line": plain(one.line),
        "note": plain(one.note or ""),
        "date": day(one.date) if one.date else "",
        "quote": plain(cited[0].quote) if cited else "",
        "sources": [_source(sender, citation) for citation in cited[:MAX_CITED]],
        "more": max(0, len(cited) - MAX_CITED),
    }


def _source(sender: Sender, citation: Citation) -> dict[str, str]:
    published = f", {day(citation.published)}" if citation.published else ""
    return {
        "says": plain(f"{citation.publisher or 'publisher not named'}{published}"),
        "title": plain(citation.title),
        "here": f"{sender.base}/reports/{citation.report_id}#c-{citation.claim_id}",
        "there": plain(web_address(citation.url) or ""),
    }


def plain(words: str) -> str:
    """Words on one line, cut if very long, without marks that turn the direction of writing or that none can send."""
    line = _BLANKS.sub(" ", str(harmless(words[:MAX_TAKEN]))).strip().encode("utf-8", "replace").decode()
    return line if len(line) <= MAX_CHARS else f"{line[:MAX_CHARS].rstrip()} …"
