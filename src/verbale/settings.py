"""Settings: built once from a TOML file, then the environment, and passed down."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from urllib.parse import urlsplit

from verbale.errors import SettingsError

FILE = "verbale.toml"
PREFIX = "VERBALE_"
WAYS = ("trained", "rules")
SECURITIES = ("starttls", "tls", "none")
MAX_PORT = 65535
SECRETS = frozenset({"mail_password"})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a person can set, each as a key of `verbale.toml` or as `VERBALE_KEY` in the environment.

    A key such as `mail_host` may also stand as `host` in a table `[mail]`.

    Attributes:
        record: path of the record's file, or the address of a database, `postgresql://user@host/name`.
        gold: folder with the research corpora and their scorers, for the gates; None leaves them out.
        cache: folder in which the gazetteer is built; None takes the user's own cache folder.
        max_bytes: the largest document that is read, in bytes.
        show_names: whether names of private persons are shown in outputs.
        statements: how statements are read: `trained`, by a network, or `rules`, without trained weights.
        dossier: what is known of the conflict: a dossier's file, or the name of one that comes with Verbale.
        allow_private_hosts: hosts of private networks that may be asked, as `host` or `host:port`; none else is.
        contact: an address or a page by which a site's owner can reach who fetches; sent with every request.
        pace_s: seconds between two requests to one host; what its robots.txt asks for prevails if it is longer.
        accounts: where the accounts of a team are, apart from the record: a file, or `postgresql://user@host/name`; None for no login.
        alerts: where subscriptions by mail are kept, apart from the record, as above; None for no alerts.
        address: where others reach the server, as `https://minutes.example.org`; links in mails begin so.
        mail_host: the SMTP server by which mails go out; None for no mails.
        mail_port: its port; 0 takes 465 for `tls`, 587 for `starttls`, 25 for `none`.
        mail_security: `starttls`, `tls` from the first byte, or `none`, which is for this machine alone.
        mail_user: the name to log in with at the SMTP server; None for no login.
        mail_password: the password for it; better in the environment than in a file.
        mail_from: the address that mails come from.
        events: how events are typed: `trained`, by lexicon and network together, or `rules`, by the lexicon alone.
    """

    record: str | Path = Path("verbale.db")
    gold: Path | None = None
    cache: Path | None = None
    max_bytes: int = 32 * 2**20
    show_names: bool = False
    statements: str = WAYS[0]
    events: str = WAYS[0]
    dossier: str | None = None
    allow_private_hosts: tuple[str, ...] = ()
    contact: str | None = None
    pace_s: float = 2.0
    accounts: str | Path | None = None
    alerts: str | Path | None = None
    address: str | None = None
    mail_host: str | None = None
    mail_port: int = 0
    mail_security: str = SECURITIES[0]
    mail_user: str | None = None
    mail_password: str | None = field(default=None, repr=False)
    mail_from: str | None = None


_SWITCH = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def _path(value: str) -> Path:
    return Path(value).expanduser()


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError(value)
    return number


def _switch(value: str) -> bool:
    return _SWITCH[value.lower()]


def _way(value: str) -> str:
    if value not in WAYS:
        raise ValueError(value)
    return value


def _hosts(value: str) -> tuple[str, ...]:
    return tuple(value.lower().replace(",", " ").split())


def _seconds(value: str) -> float:
    number = float(value)
    if not 0 <= number < float("inf"):
        raise ValueError(value)
    return number


def _record(value: str) -> str | Path:
    if "://" not in value:
        return _path(value)
    if not value.startswith(("postgresql://", "postgres://")):
        raise ValueError(value)
    return value


def _security(value: str) -> str:
    if value not in SECURITIES:
        raise ValueError(value)
    return value


def _port(value: str) -> int:
    number = int(value)
    if not 0 <= number <= MAX_PORT:
        raise ValueError(value)
    return number


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(value)
    return value.rstrip("/")


def _mailbox(value: str) -> str:
    if not value.isascii() or not value.isprintable() or value.count("@") != 1:
        raise ValueError(value)
    return value


_CLEANERS: dict[str, Callable[[str], object]] = {
    "record": _record,
    "max_bytes": _positive,
    "show_names": _switch,
    "statements": _way,
    "events": _way,
    "dossier": str,
    "allow_private_hosts": _hosts,
    "contact": str,
    "pace_s": _seconds,
    "accounts": _record,
    "alerts": _record,
    "address": _address,
    "mail_host": str,
    "mail_port": _port,
    "mail_security": _security,
    "mail_user": str,
    "mail_password": str,
    "mail_from": _mailbox,
}


def _clean(name: str, value: object, where: str) -> object:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    try:
        return _CLEANERS.get(name, _path)(text)
    except (KeyError, ValueError) as error:
        shown = "that" if name in SECRETS else repr(value)
        raise SettingsError(f"{where}: {name} cannot be {shown}") from error


def _flat(given: Mapping[str, object]) -> dict[str, object]:
    """The keys of a file, those of a table `[mail]` as `mail_…`."""
    found: dict[str, object] = {}
    for name, value in given.items():
        inner = value if isinstance(value, dict) else None
        found |= {f"{name}_{key}": one for key, one in inner.items()} if inner is not None else {name: value}
    return found


def load_settings(environ: Mapping[str, str], folder: Path) -> Settings:
    """Settings from `folder/verbale.toml`, overruled by `VERBALE_…` variables.

    Raises:
        SettingsError: the file is not TOML, or a key or a value is wrong.
    """
    known = {field.name for field in fields(Settings)}
    found: dict[str, object] = {}
    file = folder / FILE
    if file.is_file():
        try:
            given = _flat(tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsError(f"{file}: {error}") from error
        if odd := sorted(set(given) - known):
            raise SettingsError(f"{file}: no setting is called {', '.join(odd)}")
        found = {name: _clean(name, value, str(file)) for name, value in given.items()}
    for name in known:
        if value := environ.get(PREFIX + name.upper()):
            found[name] = _clean(name, value, PREFIX + name.upper())
    return replace(Settings(), **found)  # type: ignore[arg-type]
