"""Hostile addresses: hosts in every disguise, ports, names and passwords, redirects and names that turn."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from torimatome.collect.fetching import Fetcher, refusal
from torimatome.collect.urls import canonical_url, host_name, lane_of, web_url, without_secret
from torimatome.errors import Retry, SetAside

from .hostile import CLOSED, STRICT, cases
from .playground import Reply, Web, clock, get


@cases(
    {
        "this network": "0.1.2.3",
        "all zeros": "0.0.0.0",
        "private 10": "10.255.255.254",
        "private 172.31": "172.31.255.255",
        "private 192.168": "192.168.255.1",
        "carrier-grade NAT, first": "100.64.0.0",
        "carrier-grade NAT, last": "100.127.255.255",
        "loopback far end": "127.255.255.254",
        "link-local": "169.254.0.1",
        "metadata of clouds": "169.254.169.254",
        "metadata of another cloud": "100.100.100.200",
        "metadata of a third cloud": "192.0.0.192",
        "protocol assignments": "192.0.0.8",
        "documentation 1": "192.0.2.1",
        "documentation 2": "198.51.100.1",
        "documentation 3": "203.0.113.1",
        "benchmarks": "198.18.0.1",
        "multicast": "239.255.255.250",
        "class E": "250.1.1.1",
        "broadcast": "255.255.255.255",
        "v6 unspecified": "::",
        "v6 loopback": "::1",
        "v6 unique local": "fd00::1",
        "v6 link-local with a zone": "fe80::1%1",
        "v6 site-local": "fec0::1",
        "v6 multicast": "ff0e::1",
        "v6 documentation": "2001:db8::1",
        "v6 discard": "100::1",
        "v6 metadata": "fd00:ec2::254",
        "v4 mapped": "::ffff:10.0.0.1",
        "v4 mapped in hexadecimal": "::ffff:7f00:1",
        "v4 compatible": "::10.0.0.1",
        "v4 translated": "::ffff:0:169.254.169.254",
        "NAT64": "64:ff9b::192.168.1.1",
        "NAT64 of a local prefix": "64:ff9b:1::7f00:1",
        "6to4": "2002:c0a8:0101::1",
        "Teredo server": "2001:0:0a00:0001::1",
        "ISATAP": "2600:1::5efe:10.0.0.1",
        "ISATAP with the bit of a global one": "2600:1::200:5efe:127.0.0.1",
        "nonsense": "1.2.3",
        "nothing": "",
    }
)
def test_an_address_inside(case: str) -> None:
    assert refusal(case) is not None


@cases(
    {
        "decimal host": "http://2130706433:{port}/",
        "hexadecimal host": "http://0x7f000001:{port}/",
        "octal host": "http://0177.0.0.1:{port}/",
        "short host": "http://127.1:{port}/",
        "mixed host": "http://0x7f.0.1:{port}/",
        "v6 in brackets": "http://[::1]:{port}/",
        "v6 mapped in brackets": "http://[::ffff:7f00:1]:{port}/",
        "localhost": "http://localhost:{port}/",
        "localhost with a dot at its end": "http://localhost.:{port}/",
        "localhost in capitals": "http://LOCALHOST:{port}/",
        "full-width digits": "http://１２７.0.0.1:{port}/",
        "circled digits": "http://①②⑦.0.0.1:{port}/",
        "ideographic full stop": "http://127。0。0。1:{port}/",
    }
)
def test_a_host_in_disguise_is_not_asked(web: Web, case: str) -> None:
    with pytest.raises((SetAside, Retry)):
        get(web, case.format(port=web.port), rules=CLOSED)
    assert web.log == []


@cases(
    {
        "name and password": "http://user:secret@127.0.0.1:{port}/a",
        "name alone": "http://user@127.0.0.1:{port}/a",
        "host as a name": "http://herald.example:80@127.0.0.1:{port}/a",
        "backslash before the at-sign": "http://herald.example\\@127.0.0.1:{port}/a",
    }
)
def test_an_address_with_credentials_is_not_asked(web: Web, case: str) -> None:
    with pytest.raises((SetAside, Retry)) as said:
        get(web, case.format(port=web.port), rules=STRICT)
    assert web.log == []
    assert "secret" not in str(said.value)


def test_credentials_never_reach_the_notes() -> None:
    assert without_secret("http://user:secret@herald.example/a@b") == "http://herald.example/a@b"
    assert canonical_url("http://user:secret@herald.example/a") == "http://herald.example/a"


@cases(
    {
        "ssh": 22,
        "mail": 25,
        "submission": 587,
        "DNS": 53,
        "redis": 6379,
        "memcached": 11211,
        "postgres": 5432,
        "irc": 6667,
    }
)
def test_a_port_of_another_service(web: Web, case: int) -> None:
    with pytest.raises(SetAside, match="no web server's"):
        get(web, f"http://127.0.0.1:{case}/", rules=STRICT)
    web.routes["/to"] = Reply(302, headers={"Location": f"http://127.0.0.1:{case}/"})
    with pytest.raises(SetAside, match="no web server's"):
        get(web, "/to", rules=STRICT)


@cases(
    {
        "port zero": "http://herald.example:0/",
        "port too high": "http://herald.example:65536/",
        "port that is none": "http://herald.example:http/",
        "port negative": "http://herald.example:-1/",
        "no host": "http:///a",
        "broken brackets": "http://[::1/a",
        "a script": "javascript:alert(1)",
        "a script with line breaks": "java\nscript:alert(1)",
        "data": "data:text/html,<p>x",
        "file": "file:///etc/passwd",
        "gopher": "gopher://herald.example/1",
        "ftp": "ftp://herald.example/a",
        "blob": "blob:https://herald.example/1",
        "view-source": "view-source:https://herald.example/",
        "a NUL in front": "\x00file:///etc/passwd",
    }
)
def test_a_link_that_is_no_page(case: str) -> None:
    assert web_url("https://herald.example/", case) is None


@cases(
    {
        "IDN": ("http://хабар.example/", "xn--80aac5dva.example"),
        "capital IDN": ("http://ХАБАР.example/", "xn--80aac5dva.example"),
        "dot at the end": ("http://herald.example./", "herald.example"),
        "several dots at the end": ("http://herald.example.../", "herald.example"),
        "capitals": ("http://HERALD.Example/", "herald.example"),
    }
)
def test_a_host_has_one_form(case: tuple[str, str]) -> None:
    url, host = case
    assert lane_of(canonical_url(url)) == lane_of(url) == host


def test_a_label_too_long_for_a_host_does_no_harm(web: Web) -> None:
    with pytest.raises((SetAside, Retry)):
        get(web, f"http://{'х' * 70}.example/", rules=STRICT)
    assert host_name("х" * 70)


def test_the_host_line_of_an_idn_is_ascii(web: Web) -> None:
    async def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    web.routes["/a"] = b"here"
    assert get(web, f"http://ХАБАР.example.:{web.port}/a", rules=STRICT, resolve=here).body == b"here"
    assert web.log[0].headers["Host"] == f"xn--80aac5dva.example:{web.port}"


@cases(
    {
        "to a file": "file:///etc/passwd",
        "to a script": "javascript:alert(1)",
        "to data": "data:text/html,<p>x",
        "to the cloud": "http://169.254.169.254/latest/meta-data/",
        "to the cloud in decimal": "http://2852039166/latest/meta-data/",
        "to the cloud, mapped": "http://[::ffff:169.254.169.254]/",
        "to the cloud by NAT64": "http://[64:ff9b::a9fe:a9fe]/",
        "to nowhere": "",
        "to itself": "/a",
        "to broken brackets": "http://[/",
    }
)
def test_a_redirect(web: Web, case: str) -> None:
    web.routes["/a"] = Reply(302, headers={"Location": case})
    with pytest.raises((SetAside, Retry)):
        get(web, "/a", rules=STRICT)
    assert web.paths == ["/a"]


def test_a_redirect_with_a_password_is_followed_without_it(web: Web) -> None:
    web.routes |= {"/a": Reply(302, headers={"Location": f"http://user:secret@127.0.0.1:{web.port}/b"}), "/b": b"here"}
    answer = get(web, "/a", rules=STRICT)
    assert "secret" not in answer.url_reached
    assert "Authorization" not in web.log[1].headers


def test_a_redirect_with_line_breaks_is_one_address(web: Web) -> None:
    web.routes["/a"] = Reply(302, headers={"Location": "/b%0d%0aSet-Cookie:%20x"})
    assert get(web, "/a", rules=STRICT).status == 404
    assert web.paths == ["/a", "/b%0D%0ASet-Cookie:%20x"]


def test_a_redirect_inside_from_a_closed_desk(web: Web) -> None:
    async def outside(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "inside.example" else ["203.0.114.9"]

    rules = CLOSED
    with pytest.raises(SetAside, match=r"leads to 127\.0\.0\.1"):
        get(web, f"http://inside.example:{web.port}/a", rules=rules, resolve=outside)


def test_redirects_without_end(web: Web) -> None:
    for n in range(12):
        web.routes[f"/{n}"] = Reply(302, headers={"Location": f"/{n + 1}"})
    with pytest.raises(SetAside, match="more than 5 times"):
        get(web, "/0", rules=STRICT)
    assert len(web.log) == 6


def test_a_redirect_loop_over_three_addresses(web: Web) -> None:
    for n in range(3):
        web.routes[f"/{n}"] = Reply(302, headers={"Location": f"/{(n + 1) % 3}"})
    with pytest.raises(SetAside, match="in a circle"):
        get(web, "/0", rules=STRICT)


@dataclass
class Turning:
    """A name that has another address each time it is looked up."""

    answers: list[list[str]]

    async def __call__(self, host: str, port: int) -> list[str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@cases(
    {
        "to loopback": ["127.0.0.1"],
        "to the cloud": ["169.254.169.254"],
        "to a mapped address": ["::ffff:127.0.0.1"],
        "to many inside": ["10.0.0.1", "192.168.0.1", "fd00::1"],
        "to nothing": [],
    }
)
def test_a_name_that_turns(web: Web, case: list[str]) -> None:
    turning = Turning([["203.0.114.7"], case])

    async def twice() -> None:
        async with Fetcher(CLOSED, clock, tempo=web.time.tempo, resolve=turning) as fetcher:
            with pytest.raises(Retry):
                await fetcher.get(f"http://turncoat.example:{web.port}/a")
            with pytest.raises(SetAside, match="which this desk does not ask"):
                await fetcher.get(f"http://turncoat.example:{web.port}/a")

    asyncio.run(twice())
    assert web.log == []


def test_of_several_addresses_only_those_outside_are_tried(web: Web) -> None:
    with pytest.raises(Retry, match="cannot be reached"):
        get(web, f"http://both.example:{web.port}/a", rules=CLOSED, resolve=Turning([["127.0.0.1", "203.0.114.7"]]))
    assert web.log == []
