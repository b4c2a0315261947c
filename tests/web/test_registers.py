"""The registers edited in place: what a change touches is shown first, files keep their comments, bad input is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Trip
from tests.web.client import Client
from torimatome import plugins, web
from torimatome.desk import Desk
from torimatome.web.register_names import entry_of

NAME = {
    "id": "",
    "kind": "person",
    "en": "Zoran Testic\nZoran Test",
    "ja": "ゾラン・テスティッチ",
    "country": "az",
    "sure": "1",
}
OUTLET = {
    "id": "az.tried", "attribution": "TRIED", "name_en": "Tried", "name_ja": "試し", "kind": "agency", "country": "az", "owner": "",
    "timezone": "Asia/Baku", "domains": "tried.example", "languages": "az en", "crawl_delay_s": "", "feed": "0",
    "feed_0_url": "https://tried.example/rss", "feed_0_kind": "rss", "feed_0_language": "az", "feed_0_every_min": "20",
    "follow": "1",
}  # fmt: skip


@pytest.fixture
def folder(office: Desk) -> Path:
    return office.folder.path


def read(folder: Path) -> plugins.Folder:
    return plugins.open_folder(folder)


def named(folder: Path, name: str) -> str:
    return next(e.id for e in read(folder).register.entities.values() if e.names.get("en") == name)


# --- names ------------------------------------------------------------------------------------------------------


def test_a_name_is_looked_at_before_it_is_kept(ann: Client, folder: Path) -> None:
    before = (folder / "names.toml").read_text("utf-8")
    page = unescape(ann.post("/registers/names/new", {**NAME, "act": "look"}).text)
    assert "What this touches" in page
    assert (folder / "names.toml").read_text("utf-8") == before
    assert (
        ann.post("/registers/names/new", {**NAME, "act": "keep"}).headers["location"]
        == "/registers/names/x-zoran-testic"
    )
    assert read(folder).register["x-zoran-testic"].forms["en"] == ("Zoran Test",)
    assert set(before.splitlines()) < set((folder / "names.toml").read_text("utf-8").splitlines())
    assert "ゾラン・テスティッチ" in ann.get("/registers/names?q=testic&own=1").text


def test_a_profiles_name_is_changed_in_the_desks_own_file_and_goes_back(ann: Client, folder: Path) -> None:
    old = read(folder).register["Q57403"]
    fields = {
        "seen": _seen(ann, "Q57403"),
        "en": "Ilham Aliyev\nI. Aliyev",
        "ja": "イルハム・アリエフ",
        "country": "az",
        "sure": "1",
    }
    assert ann.post("/registers/names/Q57403", {**fields, "act": "keep"}).status_code == 303
    assert read(folder).register["Q57403"].forms["en"] == ("I. Aliyev",)
    assert "own" in ann.get("/registers/names/Q57403").text
    ann.post("/registers/names/Q57403/drop")
    assert read(folder).register["Q57403"] == old


def _seen(ann: Client, key: str) -> str:
    import re

    found = re.search('name="seen" value="([^"]*)"', ann.get(f"/registers/names/{key}").text)
    assert found
    return found.group(1)


def test_every_entry_of_the_register_goes_through_its_form_unchanged(office: Desk) -> None:
    from torimatome import profiles
    from torimatome.web.toml_text import with_entry

    for entity in list(office.folder.register.entities.values())[::25]:
        text = with_entry("", entity.kind.value, "id", entry_of(entity))
        assert profiles.read_register(text).entities[entity.id] == entity


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("en", "Zorica", ""), ("ru", "日本", "script"), ("country", "Azerbaijan", "two-letter"), ("offices", "!!", "must be like"),
     ("id", "NO ID", "Wikidata"), ("ka", "<b>Б", "script")],
)  # fmt: skip
def test_what_does_not_hold_is_said_beside_its_field(
    ann: Client, folder: Path, field: str, value: str, said: str
) -> None:
    before = (folder / "names.toml").read_text("utf-8")
    answer = ann.post("/registers/names/new", {**NAME, field: value, "act": "keep" if said else "look"})
    assert answer.status_code == (422 if said else 200)
    assert not said or said in unescape(answer.text.partition(f'id="w-{field}">')[2].partition("</p>")[0])
    assert "<b>Б" not in answer.text
    assert (folder / "names.toml").read_text("utf-8") == before


def test_who_was_slower_sees_that_somebody_changed_it(ann: Client) -> None:
    answer = ann.post("/registers/names/Q57403", {"seen": "old", "en": "Ilham", "act": "keep"})
    assert answer.status_code == 422
    assert "Somebody changed this entry" in answer.text


def test_a_proposed_name_is_accepted_by_a_button(ann: Client, folder: Path) -> None:
    page = ann.get("/registers/names-new").text
    assert "Lindqvist" in page
    answer = ann.post(
        "/registers/names-new", {"en": "Magnus Lindqvist", "kind": "person", "to": "/registers/names-new"}
    )
    assert answer.status_code == 303
    assert not read(folder).register[named(folder, "Magnus Lindqvist")].sure
    assert "Magnus Lindqvist" not in ann.get("/registers/names-new").text.partition('<ul class="quiet-list">')[2]


def test_headlines_that_would_read_otherwise_are_shown(ann: Client, office: Desk) -> None:
    key = next(e.id for e in office.folder.register.entities.values() if e.names.get("en") == "Slovenia")
    entry = {k: v if isinstance(v, str) else "\n".join(v) for k, v in entry_of(office.folder.register[key]).items()}  # type: ignore[arg-type]
    ja = entry["ja"].split("\n")[0]
    page = unescape(
        ann.post(f"/registers/names/{key}", {**entry, "seen": _seen(ann, key), "ja": "試験国", "sure": "1"}).text
    )
    heads = [
        i.headline("ja")
        for b in office.store.bulletins.ids()
        for i in office.bulletin(b).items
        if ja in i.headline("ja")
    ]
    assert heads
    assert all(f"<ins>{head.replace(ja, '試験国')}</ins>" in page for head in heads)


# --- outlets ----------------------------------------------------------------------------------------------------


def test_an_outlet_is_written_followed_and_left(ann: Client, folder: Path) -> None:
    assert "What this touches" in ann.post("/registers/outlets/new", {**OUTLET, "act": "look"}).text
    assert "az.tried" not in read(folder).known
    assert ann.post("/registers/outlets/new", {**OUTLET, "act": "keep"}).status_code == 303
    one = read(folder).outlets["az.tried"]
    assert (one.feeds[0].every_min, one.names["ja"]) == (20, "試し")
    ann.post("/registers/outlets/az.tried/follow", {"follow": "no"})
    assert read(folder).unfollowed == ("az.tried",)
    assert "az.tried" in ann.get("/registers/outlets").text  # it lies in the folder: who wrote it there finds it here
    ann.post("/registers/outlets/az.tried/drop")
    assert "az.tried" not in read(folder).known


def test_a_desks_file_keeps_its_comments(ann: Client, folder: Path) -> None:
    file = next(f for f in sorted((folder / "outlets").glob("*.toml")) if "az.khazar" in f.read_text("utf-8"))
    text = "# ours\n" + file.read_text("utf-8").replace(
        'attribution = "KHAZAR"', 'attribution = "KHAZAR"  # as printed'
    )
    file.write_text(text, "utf-8")
    from torimatome.web.register_outlets import values_of

    values = values_of(read(folder).known["az.khazar"])
    feeds: Any = values.pop("feeds")
    fields: dict[str, Any] = {k: " ".join(v) if isinstance(v, list) else v for k, v in values.items()}
    fields["feed"] = [str(n) for n in range(len(feeds))]
    fields |= {f"feed_{n}_{k}": v for n, feed in enumerate(feeds) for k, v in feed.items()}
    import re

    seen = re.search('name="seen" value="([^"]*)"', ann.get("/registers/outlets/az.khazar").text)
    assert seen
    answer = ann.post(
        "/registers/outlets/az.khazar", {**fields, "seen": seen.group(1), "attribution": "KHAZAR-2", "act": "keep"}
    )
    assert answer.status_code == 303, answer.text
    assert file.read_text("utf-8") == text.replace('"KHAZAR"  #', '"KHAZAR-2"  #')


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [("id", "x", "id"), ("country", "AZE", "country"), ("timezone", "Mars", "timezone"), ("domains", "", "domains"),
     ("domains", "a b/c", "domains"), ("crawl_delay_s", "soon", "crawl_delay_s"), ("feed_0_url", "javascript:1", "feed_0"),
     ("feed_0_every_min", "x", "feed_0"), ("attribution", " ", "attribution"), ("id", "az.khazar", "id")],
)  # fmt: skip
def test_a_bad_outlet_is_said_beside_its_field(ann: Client, folder: Path, field: str, value: str, key: str) -> None:
    before = sorted(f.name for f in (folder / "outlets").glob("*"))
    answer = ann.post("/registers/outlets/new", {**OUTLET, field: value, "act": "keep"})
    assert answer.status_code == 422
    assert f'id="w-{key}">' in answer.text
    assert sorted(f.name for f in (folder / "outlets").glob("*")) == before


def test_a_file_that_would_break_the_desk_is_not_kept(ann: Client, office: Desk, folder: Path) -> None:
    """desk.toml without a list to follow: nothing is half done."""
    desk_toml = (folder / "desk.toml").read_text("utf-8")
    (folder / "desk.toml").write_text(desk_toml + "\n[collect]\n", "utf-8")
    try:
        assert ann.post("/registers/outlets/new", {**OUTLET, "act": "keep"}).status_code == 422
        assert not (folder / "outlets" / "tried.toml").exists()
    finally:
        (folder / "desk.toml").write_text(desk_toml, "utf-8")


# --- review, health ---------------------------------------------------------------------------------------------


def test_doubts_are_accepted_corrected_and_taken_back(ann: Client, office: Desk) -> None:
    from torimatome.archive import settling

    queue = settling.review(office.store)
    one = next((q for q in queue if q.remark.item), queue[0] if queue else None)
    if one is None:
        office.import_issue("2026-01-03.txt", ISSUE.encode())
        queue = settling.review(office.store)
        one = next((q for q in queue if q.remark.item), queue[0])
    path = f"/registers/review/{one.name}"
    assert one.name[:8] in ann.get("/registers/review").text
    ann.post(f"{path}/settle", {"act": "accepted", "reason": "so <printed>"})
    page = ann.get("/registers/review?settled=1").text
    assert "so &lt;printed&gt;" in page
    ann.post(f"{path}/settle", {"act": "reopened"})
    assert one.name in {q.name for q in settling.review(office.store)}
    wrong = ann.post(f"{path}/correct", {"field": "date", "value": "never"})
    assert wrong.status_code == 422
    if one.remark.item:
        assert ann.post(f"{path}/correct", {"field": "headline.en", "value": "Mended"}).status_code == 303
        held = office.store.archive.get(one.remark.item)
        assert held
        assert held.item.headline("en") == "Mended"


ISSUE = """見本公開情報

2026年1月3日～1月9日

1. 外政関連

● 見本外相、隣国を訪問
Sample Minister visits neighbour
The minister went (to the town on January 40.
(KHAZAR / 99.01.2026)
"""


def test_health_shows_each_outlet_with_its_state(ann: Client, office: Desk) -> None:
    page = ann.get("/registers/health").text
    assert all(o.attribution in unescape(page) for o in office.folder.outlets.values())
    assert 'class="hours"' in page


# --- the first run ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fresh(trip: Trip, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Desk]]:
    """A desk on which nothing has been done yet."""
    path = tmp_path_factory.mktemp("fresh") / "desk"
    made = plugins.create_folder(path, "azerbaijan", trip.out / "desk" / "outlets", {})
    with Desk.opened(made) as desk, Client(web.application(desk)) as client:
        yield client, desk


def test_the_first_run_leads_through_each_step_and_remembers(fresh: tuple[Client, Desk]) -> None:
    client, desk = fresh
    assert "/first-run" in client.get("/").text
    assert client.get("/first-run").headers["location"] == "/first-run/profile"
    answer = client.post("/first-run/profile", {"act": "do", "profile": "azerbaijan", "title": "試しの週報"})
    assert answer.headers["location"] == "/first-run/outlets"
    assert read(desk.folder.path).house.title == "試しの週報"
    assert client.get("/first-run").headers["location"] == "/first-run/outlets"
    client.post("/first-run/outlets", {"act": "do", "outlet": ["az.khazar", "az.absheron"]})
    assert set(read(desk.folder.path).outlets) == {"az.khazar", "az.absheron"}
    assert client.post("/first-run/import", {"act": "skip"}).headers["location"] == "/first-run/collect"
    assert client.get("/first-run").headers["location"] == "/first-run/collect"
    client.post("/first-run/collect", {"act": "skip"})
    assert client.get("/first-run").headers["location"] == "/"


def test_a_profile_that_is_none_is_said_so_and_nothing_is_written(fresh: tuple[Client, Desk]) -> None:
    client, desk = fresh
    before = (desk.folder.path / "desk.toml").read_bytes()
    assert client.post("/first-run/profile", {"act": "do", "profile": "../x"}).status_code == 404
    assert (desk.folder.path / "desk.toml").read_bytes() == before
    client.post("/first-run/profile", {"act": "do", "profile": "central-asia"})
    assert read(desk.folder.path).house.profile == "central-asia"
