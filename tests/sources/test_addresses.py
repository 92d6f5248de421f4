"""Web addresses: which are clean, which are one, which are private."""

import ipaddress
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import FetchError
from verbale.sources.addresses import canonical, clean_address, is_public, resolve


def test_an_address_is_made_ascii_and_absolute() -> None:
    found = clean_address("../räte/é?q=ü#top", "https://Nachrichten.Example/a/b/c")
    assert found.url == "https://nachrichten.example/a/r%C3%A4te/%C3%A9?q=%C3%BC"


def test_a_host_in_another_script_is_encoded() -> None:
    assert clean_address("https://bücher.example/").host == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "//", "http://", "javascript:alert(1)", "http://u:p@a.example/",
     "http://a.example:99999/", "http://[::1", "gopher://a.example/", "http://a.example/" + "x" * 5000, ""],
)  # fmt: skip
def test_what_may_not_be_asked_for_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        clean_address(url)


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 (refused)
     "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1",
     "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fec0::1"],
)  # fmt: skip
def test_private_addresses_are_no_public_ones(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "::1"])
def test_no_spelling_of_this_machine_is_asked(host: str) -> None:
    with pytest.raises(FetchError, match=r"private address|not known"):
        resolve(host, 80, frozenset())


def test_a_host_that_is_allowed_is_allowed_on_its_port_alone() -> None:
    assert resolve("127.0.0.1", 8080, frozenset({"127.0.0.1:8080"})) == ["127.0.0.1"]
    with pytest.raises(FetchError, match="private"):
        resolve("127.0.0.1", 8081, frozenset({"127.0.0.1:8080"}))


def test_what_only_counts_visits_makes_no_other_article() -> None:
    one = canonical("https://www.a.example/x/?b=2&utm_source=feed&a=1#top")
    assert one == canonical("http://a.example/x?a=1&b=2&fbclid=zz")
    assert one != canonical("https://a.example/x?a=1&b=3")


@given(st.text(alphabet=string.printable + "éü漢\u202e", max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        found = clean_address(text, "http://a.example/b/")
    except FetchError:
        return
    assert found.url.isascii()
    assert clean_address(found.url) == found
