"""Connections that go only where an address was looked at, and last only so long."""

from __future__ import annotations

import ssl
import time
from collections.abc import Collection, Iterable

import httpcore

from verbale.sources.addresses import resolve

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that `resolve` has passed, so that a name cannot mean another host a moment later.

    `deadline` (of `time.monotonic`) ends every read and write of every connection, however slowly
    a host drips its bytes.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        self._inner = httpcore.SyncBackend()
        self._allowed = allowed
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            FetchError: the host is not known, or private.
            httpcore.ConnectError: none answers.
        """
        failed: Exception = httpcore.ConnectError("it has no address")
        for address in resolve(host, port, self._allowed):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self)
        raise failed

    def left(self, timeout: float | None) -> float:
        """The time that an operation may take.

        Raises:
            httpcore.ReadTimeout: there is none.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left if timeout is None else min(left, timeout)

    def sleep(self, seconds: float) -> None:
        """Wait, between httpcore's own tries to connect; it makes none here."""
        self._inner.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, backend: CheckedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout))
        return _Stream(stream, self._backend)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)
