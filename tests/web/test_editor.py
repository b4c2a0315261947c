"""Inbox, editor, publishing: each works by plain forms, and gives a script the piece that changed."""

from __future__ import annotations

import re

import pytest

from tests.web.client import Client
from torimatome.desk import Desk
from torimatome.model import Bulletin, Proposal, digest
from torimatome.model.json import to_json
from torimatome.web.weeks import path_of

PIECE = {"HX-Request": "true"}


@pytest.fixture
def bulletin(office: Desk) -> Bulletin:
    return office.bulletin(office.store.bulletins.ids()[-1])


@pytest.fixture
def week(bulletin: Bulletin) -> str:
    return path_of(bulletin.period)


def events(office: Desk, bulletin: Bulletin, *, chosen: bool) -> list[Proposal]:
    return [p for p in office.store.drafted.proposals(bulletin.id) if p.chosen is chosen]


def test_the_inbox_shows_events_and_narrows_down(ann: Client, office: Desk, bulletin: Bulletin, week: str) -> None:
    page = ann.get(week).text
    assert page.count('<article class="row') == len(re.findall('id="row-', page)) > 3
    one = events(office, bulletin, chosen=True)[0]
    part = ann.get(f"{week}?outlet={one.outlets[0]}&state=chosen", headers=PIECE).text
    assert "<html" not in part
    assert f'id="row-{one.item}"' in part
    assert "No event of this week fits" in ann.get(f"{week}?q=zzz").text


@pytest.mark.parametrize("path", ["/week/2026-13-40..2026-13-41", "/week/yesterday", "/week/2026-03-13..2026-03-07"])
def test_a_week_that_is_none_is_one_sentence(ann: Client, path: str) -> None:
    assert ann.get(path).status_code == 404


def test_an_empty_week_says_what_to_do(ann: Client) -> None:
    page = ann.get("/week/2019-01-05..2019-01-11")
    assert page.status_code == 200
    assert "Collect first" in page.text


def test_keep_drop_and_undo(ann: Client, office: Desk, bulletin: Bulletin, week: str) -> None:
    left, taken = events(office, bulletin, chosen=False)[0], events(office, bulletin, chosen=True)[0]
    assert ann.post(f"{week}/say", {"item": left.item, "act": "keep"}).status_code == 303
    assert left.item in ann.get(f"/bulletin/{bulletin.id}/edit").text
    assert left.item in {i.id for i in office.bulletin(bulletin.id).items}
    piece = ann.post(f"{week}/say", {"item": taken.item, "act": "drop"}, headers=PIECE).text
    assert 'class="row dropped' in piece
    assert "Undo" in piece
    assert taken.item not in {i.id for i in office.bulletin(bulletin.id).items}
    for _ in range(2):
        ann.post("/undo", {"bulletin": bulletin.id, "to": week})
    assert office.bulletin(bulletin.id) == bulletin


def test_why_an_event_is_here(ann: Client, office: Desk, bulletin: Bulletin, week: str) -> None:
    one = events(office, bulletin, chosen=True)[0]
    page = ann.get(f"{week}/why/{one.item}").text
    assert "Why these articles are together" in page
    assert all(f"/article/{a}" in page for a in one.articles)


def test_an_event_becomes_a_note_of_an_item(ann: Client, office: Desk, bulletin: Bulletin, week: str) -> None:
    left, host = events(office, bulletin, chosen=False)[-1], bulletin.items[0]
    assert "<textarea" in ann.get(f"{week}/note/{left.item}").text
    text = "Snow fell there too.\n\n(APA / 12.03.2026)"
    ann.post(f"{week}/note/{left.item}", {"under": host.id, "text": text})
    said = next(i for i in office.bulletin(bulletin.id).items if i.id == host.id)
    assert said.notes[-1].blocks[0].text == "Snow fell there too."


def test_two_events_are_made_one_and_taken_apart_again(
    ann: Client, office: Desk, bulletin: Bulletin, week: str
) -> None:
    one, other = [p for p in office.store.drafted.proposals(bulletin.id) if len(p.articles) == 1][:2]
    assert ann.post(f"{week}/merge", {"into": one.item, "item": other.item}).status_code == 303
    found = [
        p for p in office.store.drafted.proposals(bulletin.id) if set(p.articles) == {*one.articles, *other.articles}
    ]
    assert len(found) == 1
    assert ann.post(f"{week}/apart", {"item": found[0].item, "article": other.articles[0]}).status_code == 303
    assert {p.articles for p in office.store.drafted.proposals(bulletin.id)} >= {one.articles, other.articles}


def test_a_field_is_saved_at_once(ann: Client, office: Desk, bulletin: Bulletin) -> None:
    one = bulletin.items[2]
    path = f"/bulletin/{bulletin.id}/edit/{one.id}"
    fields = {"field": "headline.en", "value": "Ministers <meet>", "seen": digest(one.headline("en"))}
    piece = ann.post(f"{path}/change", fields, headers=PIECE).text
    assert "Ministers &lt;meet&gt;" in piece
    assert 'id="contents"' in piece
    assert "Ministers &lt;meet&gt;" in ann.get(f"/bulletin/{bulletin.id}/preview").text
    clash = ann.post(f"{path}/change", {**fields, "value": "Ministers confer"}, headers=PIECE)
    assert clash.status_code == 409
    assert "Ministers &lt;meet&gt;" in clash.text
    assert "Ministers confer" in clash.text
    history = ann.get(f"{path}/history").text
    assert "put aside" in history
    assert ann.post(f"{path}/change", {"field": "colour", "value": "red"}).status_code == 404
    assert ann.post(f"{path}/change", {"field": "section", "value": "nowhere"}).status_code == 422


def test_moving_dropping_and_taking_in(ann: Client, office: Desk, bulletin: Bulletin) -> None:
    section = next(s for s in bulletin.sections if len(s.items) > 1)
    first, second = (i.id for i in section.items[:2])
    ann.post(f"/bulletin/{bulletin.id}/edit/{first}/move", {"to_place": "down", "section": section.key})
    order = [i.id for i in office.bulletin(bulletin.id).items]
    assert order.index(second) < order.index(first)
    answer = ann.post(f"/bulletin/{bulletin.id}/edit/{first}/choose", {"act": "drop"})
    assert first not in answer.headers["location"]
    assert "Left out" in ann.get(f"/bulletin/{bulletin.id}/edit").text
    ann.post(f"/bulletin/{bulletin.id}/edit/{first}/choose", {"act": "keep"})
    assert first in {i.id for i in office.bulletin(bulletin.id).items}


def test_approve_publish_and_a_stale_page(ann: Client, office: Desk, bulletin: Bulletin) -> None:
    page = ann.get(f"/bulletin/{bulletin.id}/publish").text
    found = re.search('name="seen" value="([^"]+)"', page)
    assert found
    assert ann.post(f"/bulletin/{bulletin.id}/approve", {"seen": "old"}).status_code == 422
    assert ann.post(f"/bulletin/{bulletin.id}/approve", {"seen": found.group(1)}).status_code == 303
    assert ann.post(f"/bulletin/{bulletin.id}/issue", {"seen": found.group(1)}).status_code == 422
    answer = ann.post(f"/bulletin/{bulletin.id}/issue", {"seen": found.group(1), "format": "md"})
    assert answer.status_code == 303
    issued = office.store.bulletins.issued(bulletin.id)
    assert issued
    assert ".md" in issued.documents


def test_the_preview_can_do_nothing_and_is_framed_only_by_us(ann: Client, bulletin: Bulletin) -> None:
    policy = ann.get(f"/bulletin/{bulletin.id}/preview").headers["content-security-policy"]
    assert "sandbox" in policy
    assert "frame-ancestors 'self'" in policy


def test_the_first_page_is_light(ann: Client, bulletin: Bulletin, week: str) -> None:
    """Over the wire, with its style and scripts, as a browser without anything kept asks for it."""
    for page in ("/", week, f"/bulletin/{bulletin.id}/edit"):
        links = [page, *re.findall('(?:href|src)="(/static/[^"]+)"', ann.get(page).text)]
        sizes = [len(b"".join(ann.raw(link))) for link in dict.fromkeys(links)]
        assert sum(sizes) < 60_000, (page, sizes)


def test_work_goes_on_in_the_background_and_is_told(
    ann: Client, office: Desk, bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "collect", lambda *_, **__: iter(["one <line>", "another"]))
    assert ann.post("/work/collect", {"to": "/week"}).headers["location"] == "/work"
    for _ in range(1000):
        page = ann.get("/work", headers=PIECE).text
        if "Done." in page:
            break
    assert "one &lt;line&gt;" in page
    assert 'href="/week"' in page


def test_a_mend_is_one_press(ann: Client, office: Desk, bulletin: Bulletin) -> None:
    one = bulletin.items[0]
    edit = f"/bulletin/{bulletin.id}/edit/{one.id}"
    ann.post(f"{edit}/change", {"field": "headline.en", "value": "Ministers open a old bridge."})
    ann.get(f"{edit}/findings", headers=PIECE)
    page = ann.get(f"/bulletin/{bulletin.id}/edit?item={one.id}").text
    assert "<del>a </del><ins>an </ins>" in page
    mendable = [f for f in office.findings(bulletin.id) if f.item == one.id and f.mend and f.field == "headline.en"]
    assert {f.code for f in mendable} == {"article", "headline-stop"}
    piece = ann.post(f"{edit}/mend", {"key": mendable[0].key}, headers=PIECE)
    assert piece.status_code == 200
    assert office.bulletin(bulletin.id).items[0].headline("en") != "Ministers open a old bridge."
    again = ann.post(f"{edit}/mend", {"key": mendable[0].key}, headers=PIECE)
    assert again.status_code == 404, "the text has changed, and so has the finding"
    ann.post("/undo", {"bulletin": bulletin.id, "to": "/"})
    assert office.bulletin(bulletin.id).items[0].headline("en") == "Ministers open a old bridge."
    ann.post("/undo", {"bulletin": bulletin.id, "to": "/"})


def test_what_went_out_is_corrected_as_an_edition(ann: Client, office: Desk, bulletin: Bulletin) -> None:
    page = f"/bulletin/{bulletin.id}/publish"
    fields = {"seen": digest(to_json(office.bulletin(bulletin.id))), "format": ["md", "txt"]}
    ann.post(f"/bulletin/{bulletin.id}/issue", fields)
    one = bulletin.items[0]
    wrong = ann.post(
        f"/bulletin/{bulletin.id}/correct", {"item": one.id, "field": "headline.en", "value": "Snow", "reason": " "}
    )
    assert wrong.status_code == 422
    ann.post(
        f"/bulletin/{bulletin.id}/correct",
        {"item": one.id, "field": "headline.en", "value": "It was snow", "reason": "misheard"},
    )
    *_, before, last = office.store.bulletins.issues(bulletin.id)
    assert last.edition == before.edition + 1
    assert set(last.documents) == set(before.documents), "a new edition has the kinds of the one before"
    shown = ann.get(page).text
    assert "misheard" in shown
    assert '<ins dir="auto">It was snow</ins>' in shown
    old = ann.get(f"/bulletin/{bulletin.id}/issued/md", params={"edition": "1"})
    assert old.status_code == 200
    assert "It was snow" not in old.text
    ann.post(f"/bulletin/{bulletin.id}/edit/{one.id}/change", {"field": "headline.en", "value": "It was sleet"})
    assert "It was sleet" in ann.get(page).text
    ann.post(f"/bulletin/{bulletin.id}/again", {"reason": "melted"})
    assert office.store.bulletins.issues(bulletin.id)[-1].edition == last.edition + 1


def test_the_mail_is_a_draft_and_the_checks_one_page(ann: Client, bulletin: Bulletin) -> None:
    mail = ann.get(f"/bulletin/{bulletin.id}/document/eml")
    assert mail.headers["content-disposition"].endswith('.eml"')
    assert b"Subject:" in mail.content
    sheet = ann.get(f"/bulletin/{bulletin.id}/checklist")
    assert "Before issue" in sheet.text
    assert "sha256-" in sheet.headers["content-security-policy"]


def test_the_desk_tells_how_far_its_work_is(ann: Client, bulletin: Bulletin) -> None:
    period = f"{bulletin.period.first_on}..{bulletin.period.last_on}"
    ann.post("/work/draft", {"period": period})
    told = ann.get("/work/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert told.text.startswith("data: ")
    assert told.text.endswith("event: end\ndata: end\n\n")
