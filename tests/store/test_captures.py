"""Captures: kept once, in true WARC records, and never lost or doubled, whatever moment a crash takes."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tests.store.store_nouns import NOON, capture
from torimatome.errors import Failed, NoRoom, NotFound
from torimatome.model import Capture, Role
from torimatome.store import Store, open_store
from torimatome.store import captures as captures_module


def warc_files(data: Path) -> list[Path]:
    return sorted((data / "warc").glob("*.warc.gz"))


def records(file: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Every record as another program reads it, digests checked."""
    with file.open("rb") as opened:
        return [
            (r.rec_type, dict(r.rec_headers.headers), r.content_stream().read())
            for r in ArchiveIterator(opened, check_digests="raise")
        ]


def test_what_is_kept_comes_back(store: Store) -> None:
    kept = store.captures.keep(capture(1))
    assert kept.url_asked == "https://ganja.example/asked/1"
    assert kept.media_type == "text/html; charset=utf-8"
    assert store.captures.body(kept.id) == capture(1).body
    assert store.captures.snapshot(kept.id) == kept
    assert list(store.captures.all()) == [kept]


def test_the_same_capture_twice_is_one(store: Store) -> None:
    assert store.captures.keep(capture(1)) == store.captures.keep(capture(1))
    assert len(list(store.captures.all())) == 1


def test_all_are_in_order_of_fetching_and_by_role(store: Store) -> None:
    later, feed = store.captures.keep(capture(5)), store.captures.keep(capture(2, role=Role.FEED))
    assert [s.id for s in store.captures.all()] == [feed.id, later.id]
    assert list(store.captures.all(Role.FEED)) == [feed]


def test_what_was_read_is_not_read_again(store: Store) -> None:
    pages = [store.captures.keep(capture(n)) for n in (1, 2)]
    store.captures.keep(capture(3, role=Role.FEED))
    assert list(store.captures.unread(Role.PAGE)) == pages
    for _ in range(2):
        store.captures.mark_read(pages[0].id)
    store.reindex()
    assert list(store.captures.unread(Role.PAGE)) == pages[1:]
    store.drop_machine_tables()
    assert list(store.captures.unread(Role.PAGE)) == pages


def test_the_records_are_true(store: Store, data: Path) -> None:
    kept = store.captures.keep(capture(1))
    opening, came, asked = records(warc_files(data)[0])
    assert [opening[0], came[0], asked[0]] == ["warcinfo", "response", "request"]
    assert came[1]["WARC-Target-URI"] == kept.url_reached
    assert came[1]["WARC-Torimatome-Role"] == "page"
    assert came[1]["WARC-Torimatome-Outlet"] == "az.ganja"
    assert came[1]["WARC-Torimatome-Url-Asked"] == asked[1]["WARC-Target-URI"] == kept.url_asked
    assert came[1]["WARC-Date"] == "2026-03-02T12:01:00.000000Z"
    assert came[2] == capture(1).body


def test_the_headers_say_how_the_body_stands_and_how_it_came(store: Store, data: Path) -> None:
    store.captures.keep(capture(1))
    with warc_files(data)[0].open("rb") as opened:
        http = next(r.http_headers for r in ArchiveIterator(opened) if r.rec_type == "response")
    assert http.get_header("Content-Encoding") is None
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert http.get_header("X-Archive-Orig-Content-Length") == "12"
    assert http.get_header("Content-Length") == str(len(capture(1).body))


def test_the_same_bytes_at_the_same_address_are_kept_once(store: Store, data: Path) -> None:
    first = store.captures.keep(capture(1, b"same" * 99))
    again = store.captures.keep(capture(2, b"same" * 99, url_reached=first.url_reached))
    elsewhere = store.captures.keep(capture(3, b"same" * 99))
    assert again.id != first.id
    assert [store.captures.body(s.id) for s in (first, again, elsewhere)] == [b"same" * 99] * 3
    found = [r for r in records(warc_files(data)[0]) if r[0] in {"response", "revisit"}]
    assert [r[0] for r in found] == ["response", "revisit", "response"]
    assert found[1][1]["WARC-Refers-To"] == found[0][1]["WARC-Record-ID"]


def test_an_empty_body_is_a_response_of_its_own(store: Store) -> None:
    kept = [store.captures.keep(capture(n, b"", status=304, url_reached="https://x.example/")) for n in (1, 2)]
    assert [store.captures.body(s.id) for s in kept] == [b"", b""]


def test_a_time_with_an_offset_is_the_same_moment(store: Store) -> None:
    baku = datetime(2026, 3, 3, 1, 30, tzinfo=timezone(timedelta(hours=4)))
    kept = store.captures.keep(capture(1, fetched_at=baku))
    assert kept.fetched_at == baku
    assert store.captures.snapshot(kept.id) == kept
    with pytest.raises(ValueError, match="no offset"):
        store.captures.keep(capture(1, fetched_at=baku.replace(tzinfo=None)))


def test_a_new_day_and_a_full_file_begin_a_file(store: Store, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.captures.keep(capture(1))
    store.captures.keep(capture(2, fetched_at=NOON + timedelta(days=1)))
    store.captures.keep(capture(3))  # a clock that went back goes on in the newest file
    monkeypatch.setattr(captures_module, "_FULL_BYTES", 10)
    store.captures.keep(capture(4))
    names = [file.name for file in warc_files(data)]
    assert names == ["20260302-0001.warc.gz", "20260303-0001.warc.gz", "20260303-0002.warc.gz"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url_reached", "HTTPS://x.example/a b\r\nWARC-Type: warcinfo\u2028<>"),
        ("url_asked", "http://x.example/\ud800\x00 \t新聞"),
        ("outlet", "az.\r\n\r\nHTTP/1.1 200 OK"),
        ("headers", (("Content-Type", " text/html; charset=\r\n ə\u0085\ud800 "), ("", "x"), ("A:b c\n", "\x00"))),
        ("status", 999),
        ("headers", ()),
    ],
)
def test_nothing_breaks_out_of_its_line(store: Store, field: str, value: Any) -> None:
    kept = store.captures.keep(capture(1, **{field: value}))
    assert store.captures.body(kept.id) == capture(1).body
    assert store.reindex() == 1
    assert store.captures.snapshot(kept.id) == kept


def test_only_the_web_is_captured(store: Store) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        store.captures.keep(capture(1, url_reached="file:///etc/passwd"))


texts = st.text(max_size=12)
captured = st.builds(
    Capture,
    role=st.sampled_from(Role),
    outlet=texts,
    url_asked=texts.map(lambda t: "https://a.example/" + t),
    url_reached=st.sampled_from(["https://a.example/1", "http://b.example/2"]),
    fetched_at=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 1, 3), timezones=st.just(UTC)),  # noqa: DTZ001
    status=st.integers(100, 599),
    headers=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    body=st.sampled_from([b"", b"one", b"two" * 999]) | st.binary(max_size=50),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(captured, min_size=1, max_size=5))
def test_the_index_can_be_made_again_from_the_files_alone(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Capture]
) -> None:
    with open_store(tmp_path_factory.mktemp("desk") / "data") as store:
        for one in kept:
            assert store.captures.body(store.captures.keep(one).id) == one.body
        before = list(store.captures.all())
        assert store.reindex() == len(before)
        assert sorted(store.captures.all(), key=lambda s: s.id) == sorted(before, key=lambda s: s.id)


# --- crashes ------------------------------------------------------------------------------------------------


@pytest.fixture
def cut_short(data: Path) -> tuple[Path, int, int]:
    """A desk whose process died before the second capture's row: its copy, and [start, end) of that capture."""
    with open_store(data) as store:
        store.captures.keep(capture(1))
        start = warc_files(data)[0].stat().st_size
    before = data.parent / "before"
    shutil.copytree(data, before)
    with open_store(data) as store:
        store.captures.keep(capture(2))
    shutil.copy(warc_files(data)[0], warc_files(before)[0])
    return before, start, warc_files(before)[0].stat().st_size


def crashed(before: Path, data: Path, length: int) -> Path:
    """The desk whose file got no further than that length."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(before, data)
    os.truncate(warc_files(data)[0], length)
    return data


@pytest.mark.file_only
def test_a_crash_at_any_byte_leaves_only_whole_records(cut_short: tuple[Path, int, int], tmp_path: Path) -> None:
    before, start, end = cut_short
    counts = []
    for length in range(start, end + 1):
        data = crashed(before, tmp_path / "crashed", length)
        with open_store(data) as store:
            found = list(store.captures.all())
        assert [s.url_reached[-1] for s in found] == ["1", "2"][: len(found)]
        torn = b"".join(f.read_bytes() for f in (data / "warc").glob("*.torn"))
        assert warc_files(data)[0].stat().st_size + len(torn) == length
        counts.append(len(found))
    assert counts == sorted(counts)
    assert set(counts) == {1, 2}


@pytest.mark.file_only
def test_the_work_goes_on_after_a_crash(cut_short: tuple[Path, int, int], tmp_path: Path) -> None:
    before, start, end = cut_short
    for length in [*range(start, end, 97), end - 1, end]:
        data = crashed(before, tmp_path / "crashed", length)
        with open_store(data) as store:
            # The collector comes back to the page: the capture that was cut short, then one more.
            kept = [store.captures.keep(capture(n)) for n in (2, 3)]
            assert [store.captures.body(s.id) for s in kept] == [capture(n).body for n in (2, 3)]
            assert [s.url_reached[-1] for s in store.captures.all()] == ["1", "2", "3"]
            assert store.reindex() == 3
        assert [r[0] for r in records(warc_files(data)[0])].count("response") == 3


@pytest.mark.file_only
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(min_size=1, max_size=200) | st.just(b"\0" * 4096) | st.just(b"\x1f\x8b\x08"))
def test_any_bytes_at_the_end_are_cut_off_and_kept_aside(
    noise: bytes, cut_short: tuple[Path, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    before, _, end = cut_short
    data = tmp_path_factory.mktemp("noise") / "data"
    shutil.copytree(before, data)
    with warc_files(data)[0].open("ab") as file:
        file.write(noise)
    with open_store(data) as store:
        assert len(list(store.captures.all())) == 2
    assert warc_files(data)[0].stat().st_size == end
    assert (data / "warc" / f"{warc_files(data)[0].name}.{end}.torn").read_bytes() == noise


def test_a_whole_desk_opens_without_reading_its_files(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(data) as store:
        store.captures.keep(capture(1))

    def never(*_: object) -> None:
        raise AssertionError("a whole file was read")

    monkeypatch.setattr("torimatome.store.warc._member", never)
    open_store(data).close()


def test_a_row_that_was_undone_is_found_again_by_the_next_capture(store: Store) -> None:
    with suppress(KeyError), store.transaction():
        store.captures.keep(capture(1))
        raise KeyError
    assert list(store.captures.all()) == []
    kept = [store.captures.keep(capture(n)) for n in (1, 2)]
    assert list(store.captures.all()) == kept
    assert store.reindex() == 2


def test_a_file_that_lost_its_end_is_not_written_to(data: Path) -> None:
    with open_store(data) as store:
        kept = [store.captures.keep(capture(n)) for n in (1, 2)]
        os.truncate(warc_files(data)[0], kept[1].warc_offset + 9)
        third = store.captures.keep(capture(3))
        assert third.warc_file == "20260302-0002.warc.gz"
        assert store.captures.body(kept[0].id) == capture(1).body
        with pytest.raises(Failed, match="missing or damaged"):
            store.captures.body(kept[1].id)


def test_damage_in_the_middle_is_passed_over(data: Path) -> None:
    with open_store(data) as store:
        kept = [store.captures.keep(capture(n)) for n in (1, 2, 3)]
        with warc_files(data)[0].open("r+b") as file:
            file.seek(kept[1].warc_offset + 30)
            file.write(b"\xff" * 8)
        assert store.reindex() == 2
        assert list(store.captures.all()) == [kept[0], kept[2]]


def test_a_body_is_never_other_bytes(store: Store, data: Path) -> None:
    one, two = (store.captures.keep(capture(n)) for n in (1, 2))
    with store._database.write() as connection:
        connection.exec_driver_sql(f"UPDATE snapshots SET warc_offset = {two.warc_offset} WHERE id = '{one.id}'")
    with pytest.raises(Failed, match=r"https://ganja.example/1 is missing or damaged"):
        store.captures.body(one.id)
    warc_files(data)[0].unlink()
    with pytest.raises(Failed, match="missing or damaged"):
        store.captures.body(two.id)
    with pytest.raises(NotFound, match="no snapshot nowhere"):
        store.captures.body("nowhere")


def test_a_foreign_warc_does_no_harm(data: Path) -> None:
    with open_store(data) as store:
        kept = store.captures.keep(capture(1))
    file = warc_files(data)[0]
    shutil.copy(file, file.with_name("20260101-0001.warc.gz"))
    (data / "warc" / "20260102-0001.warc.gz").write_bytes(b"not a WARC at all")
    with open_store(data) as store:
        assert [s.id for s in store.captures.all()] == [kept.id]


def test_a_full_disk_takes_back_what_did_not_fit(store: Store, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.captures.keep(capture(1))
    size = warc_files(data)[0].stat().st_size

    def full(descriptor: int, view: memoryview) -> int:
        if len(view) > 100:
            return real(descriptor, view[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    real = os.write
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NoRoom, match="full"):
        store.captures.keep(capture(2, os.urandom(1000)))
    monkeypatch.undo()
    assert warc_files(data)[0].stat().st_size == size
    store.captures.keep(capture(2))
    assert len(list(store.captures.all())) == 2
    assert not list((data / "warc").glob("*.torn"))


CHILD = """
import sys
from pathlib import Path
from typing import Any
from tests.store.store_nouns import capture
from torimatome.store import open_store
with open_store(Path(sys.argv[1])) as store, store.run():
    n = 0
    while True:
        n += 1
        store.captures.keep(capture(n, b"page %d" % n * 500))
        print(n, flush=True)
"""


@pytest.mark.parametrize("patience", [3, 8])
def test_a_killed_process_loses_nothing_it_had_kept(data: Path, patience: int) -> None:
    command = [sys.executable, "-c", CHILD, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as child:
        assert child.stdout is not None
        while int(child.stdout.readline()) < patience:
            pass
        child.send_signal(signal.SIGKILL)
        said = [patience, *(int(line) for line in child.stdout if line.endswith("\n"))]
    with open_store(data) as store, store.run():  # the dead hold no lock
        found = [int(s.url_reached.rpartition("/")[2]) for s in store.captures.all()]
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= said[-1]
        for snapshot in store.captures.all():
            store.captures.body(snapshot.id)
        before = list(store.captures.all())
        assert store.reindex() == len(before)
        assert list(store.captures.all()) == before
        store.captures.keep(replace(capture(1), fetched_at=NOON + timedelta(days=9)))
