"""A real HTTP server on loopback, whose pages a test sets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]


@dataclass
class Page:
    """What a path answers; a body that is no bytes is sent as it comes, without a length."""

    body: bytes | Callable[[], Iterable[bytes]] = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)


@dataclass
class Site:
    """A running server: `pages` are its paths, `asked` what was asked of it, with the headers."""

    port: int
    pages: dict[str, Page | Callable[[int], Page]] = field(default_factory=dict)
    asked: list[tuple[str, Headers]] = field(default_factory=list)

    @property
    def host(self) -> str:
        """Host and port, as a setting names them."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The address of its root, without a slash."""
        return f"http://{self.host}"

    def put(self, path: str, body: object, status: int = 200, **headers: str) -> None:
        """Set what a path answers; `content_type` for Content-Type."""
        told = {name.replace("_", "-").title(): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Page(data, status, told)  # type: ignore[arg-type]

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        told = {name.lower(): value for name, value in self.headers.items()}
        self.site.asked.append((self.path, told))
        found = self.site.pages.get(self.path, Page(b"", 404))
        page = found(self.site.paths().count(self.path)) if callable(found) else found
        if (tag := page.headers.get("Etag")) and told.get("if-none-match") == tag:
            page = Page(b"", 304, {"Etag": tag})
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if isinstance(page.body, bytes):
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)
            return
        self.close_connection = True
        self.end_headers()
        try:
            for chunk in page.body():
                self.wfile.write(chunk)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that went away, as one does that has had enough."""


@contextmanager
def serving() -> Iterator[Site]:
    """A site of its own port, until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    handler.site = Site(server.server_address[1])
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield handler.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(*items: str, head: str = "") -> str:
    """An RSS feed of these items' inner XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}<rss version="2.0"><channel><title>Wire</title>{inner}</channel></rss>'
