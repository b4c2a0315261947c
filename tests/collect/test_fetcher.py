"""One address fetched: manners, bounds, and what a strange server may answer."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from torimatome.collect.fetching import Fetcher, Validators
from torimatome.collect.fetching.patience import wait_before_retry
from torimatome.errors import Retry, SetAside
from torimatome.model import Role

from .playground import NOW, RULES, Reply, Web, clock, get, gzipped


def test_an_answer_with_its_headers(web: Web) -> None:
    web.routes["/a"] = Reply(body=b"<p>text</p>", headers={"Content-Type": "text/html", "ETag": '"1"'})
    answer = get(web, "/a")
    assert (answer.status, answer.body, answer.media_type) == (200, b"<p>text</p>", "text/html")
    assert answer.validators == Validators(etag='"1"')
    assert answer.fetched_at == NOW
    asked = web.log[0].headers
    assert asked["User-Agent"].startswith("torimatome/")
    assert asked["Host"] == f"127.0.0.1:{web.port}"


def test_the_contact_is_in_the_user_agent(web: Web) -> None:
    get(web, "/a", rules=replace(RULES, contact="+mailto:desk@desk.example"))
    assert web.log[0].headers["User-Agent"].endswith("+mailto:desk@desk.example")


def test_a_gap_between_two_requests_to_a_host(web: Web) -> None:
    get(web, "/a", "/b", "/c")
    assert [asked.at_s for asked in web.log] == [0, 2, 4]


def test_several_callers_take_turns_on_one_host(web: Web) -> None:
    async def ask() -> None:
        async with Fetcher(RULES, clock, tempo=web.time.tempo) as fetcher:
            await asyncio.gather(*(fetcher.get(f"{web.base}/{n}") for n in range(3)))

    asyncio.run(ask())
    assert [asked.at_s for asked in web.log] == [0, 2, 4]


def test_unchanged(web: Web) -> None:
    web.routes["/a"] = Reply(body=b"x", headers={"ETag": '"1"'})
    answer = get(web, "/a", tags=Validators(etag='"1"', last_modified="Tue, 10 Mar 2026 08:00:00 GMT"))
    assert answer.unchanged
    assert web.log[0].headers["If-Modified-Since"] == "Tue, 10 Mar 2026 08:00:00 GMT"


@pytest.mark.parametrize("raw", [False, True])
def test_deflate_in_both_readings(web: Web, raw: bool) -> None:
    packer = zlib.compressobj(wbits=-15 if raw else 15)
    body = packer.compress(b"words " * 99) + packer.flush()
    web.routes["/a"] = Reply(body=body, headers={"Content-Encoding": "deflate"})
    assert get(web, "/a").body == b"words " * 99


def test_gzip_in_two_members_and_in_evidence(web: Web) -> None:
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    web.routes["/a"] = Reply(body=body, headers={"Content-Encoding": "gzip"})
    answer = get(web, "/a")
    assert answer.body == b"one two"
    names = {name for name, _ in answer.capture(Role.PAGE, "xx.herald").headers}
    assert "X-Archive-Orig-content-encoding" in names
    assert "content-encoding" not in names


SMALL = replace(RULES, max_bytes=1_000_000)


def bomb() -> Iterator[bytes]:
    """Ten gigabytes of nothing in ten megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(10_000):
        yield packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)


def endless() -> Iterator[bytes]:
    for _ in range(1_000):
        yield bytes(50_000)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(pieces=bomb, headers={"Content-Encoding": "gzip"}),
        Reply(pieces=endless),
        Reply(pieces=endless, length=50_000_000),
        Reply(body=b"x" * 2_000_000),
    ],
    ids=["bomb", "chunked", "long", "large"],
)
def test_what_is_too_large_is_refused_early(web: Web, reply: Reply) -> None:
    web.routes["/a"] = reply
    tracemalloc.start()
    with pytest.raises(SetAside, match="larger than 1000000 bytes"):
        get(web, "/a", rules=SMALL)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
    assert len(web.log) == 1


def test_a_length_that_promises_more_is_asked_again(web: Web) -> None:
    web.routes["/a"] = [Reply(body=b"half", length=8), Reply(body=b"whole")]
    assert get(web, "/a").body == b"whole"


def test_packed_bytes_that_break_off_are_asked_again(web: Web) -> None:
    whole = gzipped(b"words " * 500)
    web.routes["/a"] = [replace(whole, body=whole.body[:30]), whole]
    assert get(web, "/a").body == b"words " * 500


@pytest.mark.parametrize("coding", ["br", "gzip, gzip"])
def test_a_coding_that_was_not_asked_for(web: Web, coding: str) -> None:
    web.routes["/a"] = Reply(body=b"?", headers={"Content-Encoding": coding})
    with pytest.raises(SetAside, match="not asked for"):
        get(web, "/a")


def test_bytes_that_are_not_packed_as_they_say(web: Web) -> None:
    web.routes["/a"] = Reply(body=b"plain", headers={"Content-Encoding": "gzip"})
    with pytest.raises(SetAside, match="not packed as it says"):
        get(web, "/a")


# --- patience


def test_back_off_grows(web: Web) -> None:
    web.routes["/a"] = [Reply(503), Reply(502), Reply(429), Reply(body=b"ok")]
    assert get(web, "/a", rules=replace(RULES, min_delay_s=0)).body == b"ok"
    assert web.time.slept == [1, 2, 4]


def test_retry_after_in_seconds_and_as_a_date(web: Web) -> None:
    date = {"Date": "Tue, 10 Mar 2026 08:00:00 GMT", "Retry-After": "Tue, 10 Mar 2026 08:00:30 GMT"}
    web.routes["/a"] = [Reply(503, headers={"Retry-After": "7"}), Reply(503, headers=date), Reply(body=b"ok")]
    assert get(web, "/a", rules=replace(RULES, min_delay_s=0)).body == b"ok"
    assert web.time.slept[0] == 7
    assert web.time.slept[1] > 7


def test_a_long_retry_after_is_left_for_the_next_round(web: Web) -> None:
    web.routes["/a"] = Reply(429, headers={"Retry-After": "3600"})
    with pytest.raises(Retry, match="3600"):
        get(web, "/a")
    assert len(web.log) == 1


def test_patience_has_an_end(web: Web) -> None:
    web.routes["/a"] = Reply(500)
    with pytest.raises(Retry, match="answered 500"):
        get(web, "/a")
    assert len(web.log) == RULES.retries + 1


def test_a_silent_host(web: Web) -> None:
    def silence() -> Iterator[bytes]:
        web.released.wait(5)
        yield b"late"

    web.routes["/a"] = Reply(pieces=silence)
    with pytest.raises(Retry, match=r"silent for 0\.05 seconds"):
        get(web, "/a", rules=replace(RULES, timeout_s=0.05, retries=0))
    web.released.set()


def test_a_host_that_drips_for_ever(web: Web) -> None:
    def drip() -> Iterator[bytes]:
        while not web.released.wait(0.02):
            yield b"."

    web.routes["/a"] = Reply(pieces=drip)
    with pytest.raises(Retry, match=r"took more than 0\.2 seconds"):
        get(web, "/a", rules=replace(RULES, timeout_s=0.05, retries=0))
    web.released.set()


def test_a_closed_port(web: Web) -> None:
    with pytest.raises(Retry, match="cannot be reached"):
        get(web, "http://127.0.0.1:65531/a", rules=replace(RULES, retries=1))
    assert web.time.now_s == 2


# --- redirects


def test_redirects_are_followed_and_remembered_if_permanent(web: Web) -> None:
    web.routes |= {
        "/a": Reply(301, headers={"Location": "/b"}),
        "/b": Reply(308, headers={"Location": "{base}/c?utm_source=x"}),
        "/c": Reply(302, headers={"Location": "d"}),
        "/d": b"here",
    }
    answer = get(web, "/a")
    assert answer.body == b"here"
    assert (answer.url_asked, answer.url_reached) == (f"{web.base}/a", f"{web.base}/d")
    assert answer.moved_to == f"{web.base}/c"
    assert get(web, "/c").moved_to is None


def test_a_circle_and_an_endless_way(web: Web) -> None:
    web.routes |= {"/a": Reply(302, headers={"Location": "/b"}), "/b": Reply(302, headers={"Location": "/a"})}
    with pytest.raises(SetAside, match="in a circle"):
        get(web, "/a")
    web.routes |= {f"/{n}": Reply(302, headers={"Location": f"/{n + 1}"}) for n in range(9)}
    with pytest.raises(SetAside, match="more than 5 times"):
        get(web, "/0")


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///etc/passwd", "ftp://127.0.0.1/", ""])
def test_redirects_that_leave_the_web(web: Web, location: str) -> None:
    web.routes["/a"] = Reply(302, headers={"Location": location} if location else {})
    with pytest.raises(SetAside, match="cannot be asked"):
        get(web, "/a")


def test_a_redirect_to_the_metadata_address_is_refused_even_on_an_open_desk(web: Web) -> None:
    web.routes["/a"] = Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    with pytest.raises(SetAside, match="link-local"):
        get(web, "/a")


def test_the_clock_of_the_host_counts_for_a_date() -> None:
    later = "Tue, 10 Mar 2026 12:01:00 GMT"
    assert wait_before_retry(0, later, None, lambda: NOW) == 60
    assert wait_before_retry(0, later, "Tue, 10 Mar 2026 12:00:50 GMT", lambda: NOW - timedelta(days=9)) == 10
    assert wait_before_retry(2, "soon", None, lambda: NOW) == 4
