"""Headers, cookies and addresses of a request, before any route has it."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

V6_NETWORK = 64


def heads(scope: Any, name: str) -> list[str]:
    """All values of a header; its name in small letters."""
    wanted = name.encode()
    return [value.decode("latin-1") for key, value in scope["headers"] if key == wanted]


def head(scope: Any, name: str) -> str:
    """The value of a header, "" where there is none, or more than one."""
    found = heads(scope, name)
    return found[0] if len(found) == 1 else ""


def cookie(scope: Any, name: str) -> str:
    """The value of a cookie, "" where there is none."""
    for line in heads(scope, "cookie"):
        for part in line.split(";"):
            key, _, value = part.strip().partition("=")
            if key == name:
                return value
    return ""


def host(scope: Any) -> str:
    """The name under which a request comes, without its port."""
    return urlsplit(f"//{head(scope, 'host')}").hostname or ""


def address(scope: Any) -> str:
    """Where a request comes from; of IPv6 the network, as one line has many addresses."""
    client = scope.get("client")
    told = client[0] if client else "unknown"
    try:
        found = ipaddress.ip_address(told)
    except ValueError:
        return str(told)
    if found.version == 6:
        return str(ipaddress.ip_network((int(found), V6_NETWORK), strict=False))
    return str(found)
