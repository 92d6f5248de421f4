"""A real SMTP server on loopback, a record that grows, and a site that sends mail."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from litestar.testing import TestClient
from tests.serve.conftest import BASE, HOSTS, refused, truce

from verbale.cli.desk import RecordDesk
from verbale.cli.newsroom import RecordNewsroom
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.serve.alerts import PostOffice, Sender, SmtpMailer, Subscriptions
from verbale.terms import Reading, Report

READER = "reader@example.org"
LINK = re.compile(r"https://\S+/alerts/(?:confirm|stop)/\S+")
FIELD = re.compile('name="csrf" value="([0-9a-f]+)"')
DAY = 86400.0
_AS_BYTES = policy.default


@dataclass
class Box:
    """What an SMTP server was handed, and what it answers instead to some."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    answers: Callable[[str, int], str] = lambda _address, _count: "250 OK"
    asked: int = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail in, or answer as a test wants."""
        self.asked += 1
        answer = self.answers(envelope.rcpt_tos[0], self.asked)
        if answer.startswith("250"):
            self.raw.append(envelope.content)
            self.mails.append(message_from_bytes(envelope.content, policy=_AS_BYTES))
        return answer

    def text(self, number: int = -1) -> str:
        """The text part of a mail."""
        return str(self.mails[number].get_body(("plain",)).get_content())

    def html(self, number: int = -1) -> str:
        """The HTML part of a mail."""
        return str(self.mails[number].get_body(("html",)).get_content())

    def link(self, number: int = -1) -> str:
        """The path of the link by which a mail is confirmed or stopped."""
        found = LINK.search(self.text(number))
        assert found, self.text(number)
        return found[0].removeprefix(BASE)

    def check(self, _server: Any, _session: Any, _envelope: Any, _way: str, login: Any) -> AuthResult:
        """Let one user in."""
        self.logins.append((login.login.decode(), login.password.decode()))
        right = login.password == b"let me in"
        return AuthResult(success=right, handled=right)


@contextmanager
def posting(context: ssl.SSLContext | None = None, *, login: bool = False) -> Iterator[Box]:
    """A running SMTP server; with a context by STARTTLS."""
    box = Box(port=_free_port())
    more: dict[str, Any] = {"tls_context": context, "require_starttls": True} if context else {}
    if login:
        more |= {"authenticator": box.check, "auth_required": True}
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **more)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Post:
    """A record, its site, and the mail that goes out of it."""

    store: Store
    folder: Path
    box: Box
    clock: Clock
    office: PostOffice
    client: TestClient[Any]

    def add(self, *told: tuple[Report, Reading]) -> None:
        """Put reports into the record."""
        with self.store.writer() as writer:
            for one in told:
                writer.add(*one)

    def ask(self, address: str = READER, **wish: Any) -> Any:
        """Send the form."""
        data = {"csrf": self.field("/alerts"), "address": address, **wish}
        return self.client.post("/alerts/ask", data=data)

    def field(self, path: str) -> str:
        """What a form of a page has to bear."""
        found = FIELD.search(self.client.get(path).text)
        assert found, path
        return found[1]

    def subscribe(self, address: str = READER, **wish: Any) -> None:
        """Ask, and confirm from the mail."""
        assert self.ask(address, **wish).status_code == 200
        path = self.box.link()
        assert self.client.post(path, data={"csrf": self.field(path)}).status_code == 200
        self.box.mails.clear()

    def send(self) -> Any:
        """A round."""
        return self.office.send_all()

    def another(self) -> PostOffice:
        """A sender of another process, on the same files."""
        kept = Subscriptions(self.folder / "alerts.db", clock=self.clock)
        return _office(self.store, kept, self.box)


def _office(store: Store, kept: Subscriptions, box: Box) -> PostOffice:
    mailer = SmtpMailer("127.0.0.1", box.port, security="none")
    sender = Sender("minutes@example.org", BASE, "Talks of Juba")
    return PostOffice(kept, RecordNewsroom(store.view()), mailer, sender)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """A record of one report, and its post office."""
    clock = Clock()
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(tmp_path / "record.db"))
        with store.writer() as writer:
            writer.add(*truce())
        box = stack.enter_context(posting())
        kept = Subscriptions(tmp_path / "alerts.db", clock=clock)
        stack.callback(kept.close)
        office = _office(store, kept, box)
        app = make_app(RecordDesk(store.view(), look_s=0), hosts=Hosts(HOSTS), alerts=office)
        client = stack.enter_context(TestClient(app, base_url=BASE, raise_server_exceptions=False))
        yield Post(store, tmp_path, box, clock, office, client)


@pytest.fixture
def later() -> tuple[Report, Reading]:
    """A report that comes in later."""
    return refused()
