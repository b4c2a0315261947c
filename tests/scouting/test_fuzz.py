"""Nothing that comes from outside breaks the readers of archives, saved pages and channels."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from torimatome.errors import Failed, SetAside
from torimatome.extract.channels import read_channel
from torimatome.scouting.saved import _pages, is_saved
from torimatome.store.foreign import archived

from .test_ways import FORWARD, PAGE, POST, mhtml, warc

WHOLE = warc(("https://herald.example/1", 200, "text/html", PAGE.encode()), packed=False)
CHANNEL = POST.format(
    n=7, h=7, text="A post<br>of two lines", views=1, base="https://t.example", extra=FORWARD
).encode()
junk = st.binary(max_size=60)
fuzzed = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def spoilt(whole: bytes, at: int, bad: bytes) -> bytes:
    at %= len(whole)
    return whole[:at] + bad + whole[at + len(bad) // 2 :]


@fuzzed
@given(junk, st.integers(0, 10_000))
def test_no_archive_breaks_the_reader(bad: bytes, at: int) -> None:
    assert len(list(archived(BytesIO(spoilt(WHOLE, at, bad))))) < 100


@fuzzed
@given(junk, st.integers(0, 10_000))
def test_no_channel_breaks_the_reader(bad: bytes, at: int) -> None:
    with suppress(SetAside):
        for post in read_channel(spoilt(CHANNEL, at, bad), "https://t.example/s/herald").posts:
            assert post.url.startswith(("https://", "http://"))


@fuzzed
@given(bad=junk, at=st.integers(0, 10_000), suffix=st.sampled_from([".mht", ".html"]))
def test_no_saved_page_breaks_the_reader(bad: bytes, at: int, suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"page{suffix}"
    file.write_bytes(spoilt(mhtml("https://herald.example/1"), at, bad))
    is_saved(file, file.read_bytes())
    with suppress(Failed):
        assert len(list(_pages(file))) == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//[", "//evil.example/9", "https://t.example/a/99999999999999999999"]
)
def test_a_post_with_a_strange_address_is_none_or_a_web_address(url: str) -> None:
    body = CHANNEL.replace(b"https://t.example/herald/7", url.encode())
    with suppress(SetAside):
        assert all(post.url.startswith("https://") for post in read_channel(body, "https://t.example/s/herald").posts)
