"""How mails are handed over: over TLS, with a login, never in the open."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.serve.alerts.conftest import posting

from verbale.errors import MailError
from verbale.serve.alerts import SmtpMailer

RIGHT = "let me in"
OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl here to make a certificate")


def _mail() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "News"
    made.set_content("Some.")
    return made


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for loopback that nobody but these tests trusts."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    options += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([OPENSSL or "openssl", "req", *options], check=True, capture_output=True)
    return cert, key


def _context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


@needs_openssl
def test_a_mail_goes_over_tls_with_a_login(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with posting(_context(certificate), login=True) as box:
        mailer = SmtpMailer("127.0.0.1", box.port, user="verbale", password=RIGHT)
        with mailer.open() as hand:
            hand(_mail())
        assert [mail["Subject"] for mail in box.mails] == ["News"]
        assert box.logins == [("verbale", RIGHT)]
        wrong = SmtpMailer("127.0.0.1", box.port, user="verbale", password=RIGHT[::-1])
        with pytest.raises(MailError, match="535") as caught, wrong.open():
            pass
        assert not caught.value.lasting


@needs_openssl
def test_a_certificate_that_nobody_vouches_for_is_not_taken(certificate: tuple[Path, Path]) -> None:
    with posting(_context(certificate)) as box:
        mailer = SmtpMailer("127.0.0.1", box.port, user="verbale", password=RIGHT)
        with pytest.raises(MailError, match="certificate"), mailer.open():
            pass
        assert box.logins == []


def test_a_server_without_starttls_is_not_used(tmp_path: Path) -> None:
    with posting() as box:
        mailer = SmtpMailer("127.0.0.1", box.port, user="verbale", password=RIGHT)
        with pytest.raises(MailError), mailer.open():
            pass
        assert (box.mails, box.logins) == ([], [])


def test_without_tls_mail_stays_on_this_machine() -> None:
    with pytest.raises(MailError, match="on this machine alone"):
        SmtpMailer("mail.example.org", security="none")


def test_no_server_is_told_as_such() -> None:
    with pytest.raises(MailError, match="cannot be used"), SmtpMailer("127.0.0.1", 1, security="none").open():
        pass
