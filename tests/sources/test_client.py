"""The client, against a real server: polite, bounded, and nowhere it may not go."""

import gzip
import itertools
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import pytest
from tests.serving import Page, Site, serving

from verbale.errors import FetchError, StoppedError
from verbale.sources import Client, Manners

MB = 2**20


def refused(client: Client, url: str) -> str:
    with pytest.raises(FetchError) as error:
        client.get(url)
    return str(error.value)


def test_a_page_comes_with_its_headers(site: Site, client: Client) -> None:
    site.put("/a", "<p>Talks opened.</p>", content_type="text/html; charset=utf-8", etag='"1"')
    answer = client.get(f"{site.url}/a")
    assert (answer.status, answer.data, answer.charset) == (200, b"<p>Talks opened.</p>", "utf-8")
    assert answer.validators == ('"1"', "")


def test_what_we_have_is_not_sent_again(site: Site, client: Client) -> None:
    site.put("/a", "<p>Talks opened.</p>", etag='"1"')
    first = client.get(f"{site.url}/a")
    assert client.get(f"{site.url}/a", first.validators).status == 304


def test_robots_are_obeyed_and_asked_once(site: Site, client: Client) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private*.html\n")
    site.put("/a", "<p>a</p>")
    assert "robots.txt" in refused(client, f"{site.url}/private1.html")
    client.get(f"{site.url}/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_without_robots_that_can_be_had_nothing_is_asked(site: Site, client: Client) -> None:
    site.put("/robots.txt", "", 500)
    assert "robots.txt cannot be had" in refused(client, f"{site.url}/a")
    assert site.paths() == []


def test_a_redirect_into_what_robots_forbid_is_not_followed(site: Site, client: Client) -> None:
    site.put("/robots.txt", "User-agent: verbale\nDisallow: /b\n")
    site.put("/a", "", 302, location="/b")
    assert "robots.txt" in refused(client, f"{site.url}/a")


@pytest.mark.parametrize(
    "to",
    ["http://169.254.169.254/latest/meta-data/", "http://localhost:1/", "http://[::1]/", "http://0x7f.1/"],
)
def test_a_redirect_to_a_private_address_is_refused(site: Site, client: Client, to: str) -> None:
    site.put("/a", "", 302, location=to)
    assert "private address" in refused(client, f"{site.url}/a") or "not known" in refused(
        client, f"{site.url}/a"
    )


def test_a_redirect_to_another_port_of_this_machine_is_refused(site: Site, client: Client) -> None:
    with serving() as other:
        other.put("/secret", "secret")
        site.put("/a", "", 302, location=f"{other.url}/secret")
        assert "private address" in refused(client, f"{site.url}/a")
        assert other.asked == []


def test_a_redirect_to_a_file_is_refused(site: Site, client: Client) -> None:
    site.put("/a", "", 302, location="file:///etc/passwd")
    assert "only http and https" in refused(client, f"{site.url}/a")


def test_redirects_are_counted(site: Site, client: Client) -> None:
    site.pages["/a"] = lambda count: Page(b"", 302, {"Location": "/a"})
    assert "more than 5 times" in refused(client, f"{site.url}/a")
    assert len(site.paths()) == 6


def test_the_address_after_redirects_is_told(site: Site, client: Client) -> None:
    site.put("/a", "", 301, location="/b")
    site.put("/b", "<p>b</p>")
    answer = client.get(f"{site.url}/a")
    assert (answer.asked, answer.url) == (f"{site.url}/a", f"{site.url}/b")


def test_a_host_that_fails_is_asked_again(site: Site, client: Client) -> None:
    site.pages["/a"] = lambda count: Page(b"<p>a</p>") if count > 1 else Page(b"", 500)
    assert client.get(f"{site.url}/a").data == b"<p>a</p>"


def test_retry_after_is_kept(site: Site, client: Client) -> None:
    site.pages["/a"] = lambda count: Page(b"<p>a</p>") if count > 1 else Page(b"", 429, {"Retry-After": "1"})
    begun = time.monotonic()
    client.get(f"{site.url}/a")
    assert time.monotonic() - begun >= 1


def test_a_host_that_asks_for_long_is_left_alone(site: Site, client: Client) -> None:
    site.put("/a", "", 503, retry_after="7200")
    with pytest.raises(FetchError) as error:
        client.get(f"{site.url}/a")
    assert error.value.wait_s == 7200
    site.put("/b", "<p>b</p>")
    assert "left alone" in refused(client, f"{site.url}/b")
    assert site.paths() == ["/a"]


def test_a_page_that_is_gone_is_asked_for_once(site: Site, client: Client) -> None:
    assert "HTTP 404" in refused(client, f"{site.url}/gone")
    assert len(site.paths()) == 1


def test_the_pace_is_kept(site: Site, manners: Manners) -> None:
    site.put("/a", "<p>a</p>")
    waits: list[float] = []
    with Client(Manners(allowed=manners.allowed, pace_s=5), wait=waits.append) as client:
        client.get(f"{site.url}/a")
        client.get(f"{site.url}/a")
    assert len(waits) == 1
    assert 4 < waits[0] <= 5


def test_a_longer_pace_in_robots_prevails(site: Site, manners: Manners) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 9\n")
    site.put("/a", "<p>a</p>")
    waits: list[float] = []
    with Client(Manners(allowed=manners.allowed, pace_s=1), wait=waits.append) as client:
        client.get(f"{site.url}/a")
        client.get(f"{site.url}/a")
    assert 8 < waits[0] <= 9


def test_a_wait_can_stop_it_all(site: Site, manners: Manners) -> None:
    site.put("/a", "<p>a</p>")
    with Client(Manners(allowed=manners.allowed, pace_s=5), wait=lambda _: True) as client:
        client.get(f"{site.url}/a")
        with pytest.raises(StoppedError):
            client.get(f"{site.url}/a")


def _zeros() -> Iterator[bytes]:
    return itertools.repeat(b"\x20" * 65536, 4000)


def _bomb() -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = b" " * MB
    for _ in range(400):
        yield packer.compress(block)
    yield packer.flush()


@pytest.mark.parametrize(("body", "encoding"), [(_zeros, ""), (_bomb, "gzip")])
def test_endless_bodies_and_bombs_are_cut_off(
    site: Site, client: Client, body: Callable[[], Iterator[bytes]], encoding: str
) -> None:
    site.pages["/a"] = Page(body, 200, {"Content-Encoding": encoding} if encoding else {})
    tracemalloc.start()
    try:
        assert "larger than" in refused(client, f"{site.url}/a")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * MB


def test_a_bomb_in_a_gzip_file_is_cut_off(site: Site, client: Client) -> None:
    site.put("/sitemap.xml.gz", gzip.compress(b" " * 20 * MB))
    assert "larger than" in refused(client, f"{site.url}/sitemap.xml.gz")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda data: zlib.compress(data, wbits=-15)])
def test_packed_bodies_are_unpacked(site: Site, client: Client, pack: Callable[[bytes], bytes]) -> None:
    name = "gzip" if pack is gzip.compress else "deflate"
    site.put("/a", pack(b"<p>Talks opened.</p>" * 1000), content_encoding=name)
    assert client.get(f"{site.url}/a").data == b"<p>Talks opened.</p>" * 1000


def test_what_was_packed_unasked_is_refused(site: Site, client: Client) -> None:
    site.put("/a", b"\x8b\x00\x80", content_encoding="br")
    assert "not asked for" in refused(client, f"{site.url}/a")


def test_a_broken_gzip_is_told(site: Site, client: Client) -> None:
    site.put("/a", gzip.compress(b"x" * 9999)[:20] + b"junkjunkjunk", content_encoding="gzip")
    assert "broken" in refused(client, f"{site.url}/a")


def test_a_length_that_is_too_large_is_believed(site: Site, client: Client) -> None:
    site.pages["/a"] = Page(lambda: iter([b"x"]), 200, {"Content-Length": "99999999999"})
    assert "largest that is fetched" in refused(client, f"{site.url}/a")


@pytest.mark.parametrize("typed", ["image/png", "application/pdf", "video/mp4"])
def test_other_content_types_are_refused(site: Site, client: Client, typed: str) -> None:
    site.put("/a", "x", content_type=typed)
    assert typed in refused(client, f"{site.url}/a")


def test_bytes_that_are_no_text_are_refused_whatever_they_are_called(site: Site, client: Client) -> None:
    site.put("/a", b"%PDF-1.7 ...", content_type="text/html")
    assert "a PDF" in refused(client, f"{site.url}/a")


def test_a_host_that_drips_is_given_up(site: Site, manners: Manners) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.05)
            yield b" "

    site.pages["/a"] = Page(drip)
    begun = time.monotonic()
    with Client(Manners(allowed=manners.allowed, pace_s=0, whole_s=0.4, tries=1)) as client:
        assert "too long" in refused(client, f"{site.url}/a")
    assert time.monotonic() - begun < 20


def test_a_silent_host_is_given_up(site: Site, manners: Manners) -> None:
    site.pages["/a"] = Page(lambda: (time.sleep(1.5), b"x")[1:])
    with Client(Manners(allowed=manners.allowed, pace_s=0, timeout_s=0.3, tries=1)) as client:
        assert "too long" in refused(client, f"{site.url}/a")


def test_nobody_there_is_told(client: Client) -> None:
    with serving() as gone:
        url = gone.url
        allowed = frozenset({gone.host})
    with Client(Manners(allowed=allowed, pace_s=0, backoff_s=0.01)) as patient:
        assert "does not answer" in refused(patient, f"{url}/a")


def test_it_says_who_it_is(site: Site, manners: Manners) -> None:
    site.put("/a", "<p>a</p>")
    with Client(Manners(agent="verbale/1 (+mail@a.example)", allowed=manners.allowed)) as client:
        client.get(f"{site.url}/a")
    assert site.asked[-1][1]["user-agent"] == "verbale/1 (+mail@a.example)"
    assert site.asked[-1][1]["accept-encoding"] == "gzip, deflate"
