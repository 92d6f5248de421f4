"""What makes sure that a form was sent from a page of ours.

A browser sends cookies along with whatever a page of another site has it send. So every request that changes
something must bear a token that only our own pages hold, and come from our own origin.

Source: OWASP, Cross-Site Request Forgery Prevention Cheat Sheet (signed double submit; Fetch Metadata).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from verbale.serve.guard import loopback
from verbale.serve.people.headers import cookie, head, heads, host
from verbale.serve.people.person import Asked

FIELD = "csrf"
HEADER = "x-csrf-token"
COOKIE = "verbale-form"
SESSION = "verbale-session"
KEY = "verbale.seal"
TOKEN_BYTES = 32
SALT_BYTES = 8
_SECRET = secrets.token_bytes(TOKEN_BYTES)


class Seal:
    """Binds the forms of one browser to a cookie that no script reads, and to who is logged in.

    Args:
        scope: the request that is answered.
    """

    def __init__(self, scope: Any) -> None:
        self._name = cookie_name(scope, COOKIE)
        self._given = cookie(scope, self._name)
        self._value = self._given or secrets.token_urlsafe(TOKEN_BYTES)
        self._bound = f"{self._value} {cookie(scope, cookie_name(scope, SESSION))}"
        self._used = False
        self._secure = is_secure(scope)

    def token(self) -> str:
        """What a form has to bear; another at each time, so that it cannot be guessed from how pages compress."""
        self._used = True
        salt = secrets.token_hex(SALT_BYTES)
        return salt + self._sign(salt)

    def holds(self, told: str) -> bool:
        """Whether a token is that of this browser."""
        if not self._given or not told.isascii():
            return False
        salt, sign = told[: 2 * SALT_BYTES], told[2 * SALT_BYTES :]
        return hmac.compare_digest(self._sign(salt), sign)

    def _sign(self, salt: str) -> str:
        return hmac.new(_SECRET, f"{salt} {self._bound}".encode("latin-1"), hashlib.sha256).hexdigest()

    def set_cookie(self) -> str | None:
        """The cookie to be set, None where the browser has it or no form was made."""
        if self._given or not self._used:
            return None
        return write_cookie(self._name, self._value, secure=self._secure)


def csrf_token(request: Asked) -> str:
    """What a form of this page has to bear, or a request by script as `X-CSRF-Token`."""
    seal: Seal = request.scope[KEY]  # type: ignore[literal-required]
    return seal.token()


def csrf_field(request: Asked) -> Markup:
    """The hidden field of a form that changes something; never of a page that is kept for others."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, escape(csrf_token(request)))


def is_own(scope: Any) -> bool:
    """Whether a request was made by a page of ours, as far as the browser tells."""
    site = heads(scope, "sec-fetch-site")
    if site:
        return site == ["same-origin"]
    origin = heads(scope, "origin")
    if not origin:
        return True  # no browser of today leaves out both; the token is still asked for
    return len(origin) == 1 and urlsplit(origin[0]).netloc.lower() == head(scope, "host").lower()


def is_secure(scope: Any) -> bool:
    """Whether cookies may go over TLS alone: everywhere but on this machine, unless it is asked by TLS itself."""
    return not loopback(host(scope)) or scope.get("scheme") == "https"


def cookie_name(scope: Any, name: str) -> str:
    """A cookie's name; over TLS no other host and no unencrypted page can set one of this name."""
    return f"__Host-{name}" if is_secure(scope) else name


def write_cookie(name: str, value: str, *, secure: bool, max_age_s: int | None = None) -> str:
    """A `Set-Cookie` header that no script reads and no other site has sent along with a form."""
    told = f"{name}={value}; Path=/; HttpOnly; SameSite=Lax"
    if max_age_s is not None:
        told += f"; Max-Age={max_age_s}"
    return told + ("; Secure" if secure else "")
