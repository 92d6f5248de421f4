"""Web addresses: made clean, told apart, and kept from leading where they should not."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

import idna

from verbale.errors import FetchError

MAX_CHARS = 4096
PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|cmpid|ref_src|at_(?:medium|campaign))",
    re.IGNORECASE,
)
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?[]"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(NamedTuple):
    """A clean web address in its parts; `target` is path and query, as a request writes them."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a key of what is known of a site."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if PORTS[self.scheme] == self.port else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def clean_address(url: str, base: str = "") -> Address:
    """An address as it is asked for: absolute, in ASCII, without its fragment.

    Args:
        url: as someone wrote it, in a feed, a redirect, on a command line.
        base: the address it stood at, for a relative one.

    Raises:
        FetchError: it is none that may be asked for.
    """
    shown = url[:200]
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(f"it is no web address: {shown!r}", source=shown, lasting=True) from error
    if parts.scheme not in PORTS or not host:
        raise FetchError(
            f"only http and https addresses are fetched, not {shown!r}", source=shown, lasting=True
        )
    if parts.username or parts.password:
        raise FetchError("it has a user name or password in it", source=shown, lasting=True)
    target = quote(parts.path or "/", safe=_PATH) + (
        f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    )
    if len(target) > MAX_CHARS:
        raise FetchError(f"it is longer than {MAX_CHARS} characters", source=shown, lasting=True)
    return Address(parts.scheme, _ascii_host(host), port or PORTS[parts.scheme], target)


def _ascii_host(host: str) -> str:
    try:
        host.encode("ascii")
    except UnicodeEncodeError:
        try:
            return idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise FetchError(f"no host can be called {host!r}", source=host, lasting=True) from error
    return host.lower().rstrip(".")


def canonical(url: str) -> str:
    """What makes two addresses the same article's: host, path and query, without what only counts visits."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in PORTS.values() else ""
    asked = sorted(
        (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)
    )
    return urlunsplit(("", f"{host}{port}", parts.path.rstrip("/") or "/", urlencode(asked), ""))


def is_public(ip: IpAddress) -> bool:
    """Whether an address is one of the open net, not of this machine, its network, or set aside.

    One that only wraps an IPv4 address is judged by what it wraps.
    """
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def is_allowed(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether a person allowed a private host, by its name or by name and port."""
    shown = f"[{host}]" if ":" in host else host
    return host in allowed or f"{shown}:{port}" in allowed


def resolve(host: str, port: int, allowed: Collection[str]) -> list[str]:
    """The addresses of a host, to connect to and to no others; each of them was looked at.

    Raises:
        FetchError: it has none, or one that is private and not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not known", source=host) from error
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not is_allowed(host, port, allowed):
        for text in addresses:
            if not is_public(ipaddress.ip_address(text.split("%")[0])):
                raise FetchError(
                    f"{host} is a private address ({text}); it is not asked unless allow_private_hosts names it",
                    source=host,
                    lasting=True,
                )
    return addresses
