"""The client: asks politely, and only where it may.

It obeys robots.txt, leaves time between two requests to a host, asks only for what is new, waits
when asked to; it goes to no private address, and no answer is larger or slower than it may be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpcore

from verbale.errors import FetchError, StoppedError
from verbale.sources.addresses import Address, clean_address
from verbale.sources.connecting import CheckedBackend
from verbale.sources.files import MAX_BYTES, name_size
from verbale.sources.responses import Response, find_header, refuse_body, refuse_type
from verbale.sources.robots import MAX_BYTES as ROBOTS_BYTES
from verbale.sources.robots import Robots
from verbale.sources.unpacking import ENCODINGS, unpack
from verbale.terms import now

ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
LONGEST_WAIT_S = 60.0
"""A host that asks for more than this is left alone for so long, rather than waited for."""
_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_GZIP_FILE = b"\x1f\x8b"


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How the client behaves.

    Attributes:
        agent: what it calls itself.
        allowed: private hosts that may be asked, as `host` or `host:port`.
        max_bytes: the largest body, packed or not.
        timeout_s: the longest that a host may be silent.
        whole_s: the longest that an answer may take in all.
        pace_s: seconds between two requests to a host; a longer one in its robots.txt prevails.
        tries: how often a host that fails is asked.
        backoff_s: seconds before the second try, twice that before the third.
        redirects: how many are followed.
    """

    agent: str = "verbale"
    allowed: frozenset[str] = frozenset()
    max_bytes: int = MAX_BYTES
    timeout_s: float = 20.0
    whole_s: float = 120.0
    pace_s: float = 2.0
    tries: int = 3
    backoff_s: float = 2.0
    redirects: int = 5


@dataclass(frozen=True, kw_only=True)
class _Ask:
    """One request's own terms; `polite` is off for robots.txt alone."""

    validators: tuple[str, str] = ("", "")
    max_bytes: int
    polite: bool = True


class Client:
    """Gets web addresses; a context manager that closes its connections. Not to be shared between threads."""

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        wait: Callable[[float], object] = time.sleep,
        on_answer: Callable[[Response], object] | None = None,
    ) -> None:
        """`wait` waits so many seconds; if it gives True, fetching stops with a `StoppedError`.

        `on_answer` is called with every answer that has a body, robots.txt left out.
        """
        self._manners = manners or Manners()
        self._wait_for = wait
        self._backend = CheckedBackend(self._manners.allowed)
        self._pool = httpcore.ConnectionPool(
            network_backend=self._backend, max_connections=8, keepalive_expiry=20.0
        )
        self._robots = Robots(self._get_robots)
        self._next: dict[str, float] = {}
        self._alone_until: dict[str, float] = {}
        self._on_answer = on_answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(self, url: str, validators: tuple[str, str] = ("", "")) -> Response:
        """What an address answers: a body (status 200), or that there is nothing new (304).

        Args:
            url: http or https.
            validators: `ETag` and `Last-Modified` of the last answer, "" for none.

        Raises:
            FetchError: it may not be asked, does not answer, or answers nothing that can be read.
            StoppedError: `wait` said so.
        """
        answer = self._follow(url, _Ask(validators=validators, max_bytes=self._manners.max_bytes))
        if self._on_answer and answer.status != 304:
            self._on_answer(answer)
        return answer

    def _get_robots(self, url: str) -> bytes | None:
        try:
            return self._follow(url, _Ask(max_bytes=ROBOTS_BYTES, polite=False)).data
        except FetchError as error:
            if error.lasting:
                return None
            raise

    def _follow(self, url: str, ask: _Ask) -> Response:
        address = clean_address(url)
        for _ in range(self._manners.redirects + 1):
            answer = self._ask_often(address, ask, url)
            if isinstance(answer, Response):
                return answer
            address = clean_address(answer, address.url)
        raise FetchError(
            f"it was redirected more than {self._manners.redirects} times", source=url, lasting=True
        )

    def _ask_often(self, address: Address, ask: _Ask, asked: str) -> Response | str:
        """The answer, or where it sends; asks again what may only have failed for a moment."""
        if (left := self._alone_until.get(address.host, 0.0) - time.monotonic()) > 0:
            raise FetchError("its host asked to be left alone", source=asked, wait_s=left)
        delay = self._robots.check(address) if ask.polite else 0.0
        pause = self._manners.backoff_s
        for more in reversed(range(self._manners.tries)):
            try:
                self._wait(self._next.get(address.host, 0.0) - time.monotonic())
                if ask.polite:
                    self._next[address.host] = time.monotonic() + max(delay, self._manners.pace_s)
                return self._ask(address, ask, asked)
            except FetchError as error:
                wait_s = error.wait_s or 0.0
                if wait_s > LONGEST_WAIT_S:
                    self._alone_until[address.host] = time.monotonic() + wait_s
                if error.lasting or not more or wait_s > LONGEST_WAIT_S:
                    raise
                self._wait(max(pause, wait_s))
                pause *= 2
        raise AssertionError("unreachable")

    def _wait(self, seconds: float) -> None:
        if seconds > 0 and self._wait_for(seconds) is True:
            raise StoppedError("fetching was stopped")

    def _ask(self, address: Address, ask: _Ask, asked: str) -> Response | str:
        self._backend.deadline = time.monotonic() + self._manners.whole_s
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self._manners.timeout_s)
        try:
            with self._pool.stream(
                "GET", _core_url(address), headers=self._headers(ask), extensions={"timeout": timeouts}
            ) as answer:
                return self._read(answer, address, ask, asked)
        except httpcore.TimeoutException as error:
            raise FetchError("it took too long to answer", source=asked) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise FetchError(f"it does not answer as it should: {str(error)[:200]}", source=asked) from error

    def _headers(self, ask: _Ask) -> list[tuple[bytes, bytes]]:
        etag, modified = ask.validators
        named = {
            "User-Agent": self._manners.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": ", ".join(ENCODINGS),
            "If-None-Match": etag,
            "If-Modified-Since": modified,
        }
        return [(k.encode(), v.encode("latin-1", "replace")) for k, v in named.items() if v]

    def _read(self, answer: httpcore.Response, address: Address, ask: _Ask, asked: str) -> Response | str:
        headers = tuple((k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in answer.headers)
        if answer.status in _MOVED and (to := find_header(headers, "location")):
            return _as_written(to)
        if answer.status == 304 and any(ask.validators):
            return _response(asked, address, 304, headers, b"")
        _check(answer.status, headers, ask)
        data = unpack(
            _stream(answer), find_header(headers, "content-encoding"), ask.max_bytes, cut=not ask.polite
        )
        if data.startswith(_GZIP_FILE):  # a sitemap is often a gzip file, which no header says
            data = unpack([data], "gzip", ask.max_bytes)
        if ask.polite and (refusal := refuse_body(data)):
            raise FetchError(refusal, source=asked, lasting=True)
        return _response(asked, address, answer.status, headers, data)


def _core_url(address: Address) -> httpcore.URL:
    scheme, host, port, target = address
    return httpcore.URL(scheme=scheme.encode(), host=host.encode(), port=port, target=target.encode())


def _as_written(location: str) -> str:
    """A `Location` in the characters that its writer meant: many send UTF-8 where only ASCII is allowed."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _stream(answer: httpcore.Response) -> Iterable[bytes]:
    return answer.iter_stream()


def _response(
    asked: str, address: Address, status: int, headers: tuple[tuple[str, str], ...], data: bytes
) -> Response:
    return Response(asked=asked, url=address.url, status=status, headers=headers, data=data, fetched=now())


def _check(status: int, headers: tuple[tuple[str, str], ...], ask: _Ask) -> None:
    """Refuse an answer by its status and headers, before its body is read.

    Raises:
        FetchError: it is refused.
    """
    if status in _GONE:
        raise FetchError(f"it is not there (HTTP {status})", lasting=True)
    if status in _AGAIN:
        wait = _retry_after(find_header(headers, "retry-after"))
        told = f", asks to be left alone for {wait:.0f} s" if wait else ""
        raise FetchError(f"its host cannot answer now (HTTP {status}{told})", wait_s=wait)
    if status != 200:
        raise FetchError(f"its host refuses it (HTTP {status})", lasting=400 <= status < 500)
    if ask.polite and (refusal := refuse_type(find_header(headers, "content-type"))):
        raise FetchError(refusal, lasting=True)
    length = find_header(headers, "content-length")
    if ask.polite and length.isascii() and length.isdigit() and int(length[:20]) > ask.max_bytes:
        raise FetchError(
            f"it is {name_size(int(length[:20]))}; the largest that is fetched is {name_size(ask.max_bytes)}",
            lasting=True,
        )


def _retry_after(value: str) -> float | None:
    """Seconds of a `Retry-After`, which is a number of them or a date."""
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), 30 * 86400))
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
