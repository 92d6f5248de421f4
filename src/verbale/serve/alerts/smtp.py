"""Handing mails over to an SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import EmailMessage
from typing import Protocol

from verbale.errors import MailError
from verbale.serve.guard import loopback

TIMEOUT_S = 30.0
PORTS = {"tls": 465, "starttls": 587, "none": 25}
_LASTING = 500


Hand = Callable[[EmailMessage], None]


class Mailer(Protocol):
    """Hands mails over."""

    def open(self) -> AbstractContextManager[Hand]:
        """A connection, for one `with` block; it gives a function that hands one mail over.

        Raises:
            MailError: there is none to be had.
        """


class SmtpMailer:
    """An SMTP server.

    Args:
        host: its name.
        port: its port, 0 for the usual one.
        security: `starttls`, `tls`, or `none` on this machine alone.
        user: the name to log in with, None for none.
        password: the password for it.

    Raises:
        MailError: mail or a password would go over an open wire.
    """

    def __init__(
        self,
        host: str,
        port: int = 0,
        *,
        security: str = "starttls",
        user: str | None = None,
        password: str = "",
    ) -> None:
        if security == "none" and not loopback(host):
            raise MailError(f"without TLS mail is handed over on this machine alone, not to {host}")
        self._host = host
        self._port = port or PORTS[security]
        self._security = security
        self._user = user
        self._password = password

    @contextmanager
    def open(self) -> Iterator[Hand]:
        """A connection, for one `with` block; it gives a function that hands one mail over."""
        with _explained():
            server = self._connect()
        try:
            yield lambda message: _hand_over(server, message)
        finally:
            _leave(server)

    def _connect(self) -> smtplib.SMTP:
        server = self._dial()
        try:
            if self._security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if self._user is not None:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _dial(self) -> smtplib.SMTP:
        if self._security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self._host, self._port, timeout=TIMEOUT_S, context=context)
        return smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_S)


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    with _explained():
        server.send_message(message)


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Turns what an SMTP server complains of into a `MailError`."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise MailError("the address was refused", lasting=min(codes, default=0) >= _LASTING) from error
    except smtplib.SMTPResponseException as error:
        lasting = isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= _LASTING
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else ""
        raise MailError(f"the mail server says {error.smtp_code} {said}", lasting=lasting) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailError(f"the mail server cannot be used: {error}") from error
