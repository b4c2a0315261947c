"""The editor of a commentary's outline: every change a version, two people at once, roles, and what is wrongly said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import httpx
import pytest

from tests.web.client import Client
from tests.web.team import Team
from torimatome.chronicle.asked import Asked
from torimatome.chronicle.occurrences import Occurrences
from torimatome.chronicle.outline import Sheet, Wording
from torimatome.chronicle.revising import Revising
from torimatome.desk import Desk
from torimatome.dossiers import page as page_of
from torimatome.model.commentary import Outline
from torimatome.web.visiting import Role

TEXT = """\
title: The line to <b>Qala</b>
title ja: カラへの道
author: Ann
date: 2026-03-01
language: en

# Background | 背景

The bridge was opened in March. {{e1}}
Nobody paid for its 40 lamps. {{e2}}

# Outlook | 見通し

It is likely that trains will run. {{forecast: e1; 70%; look 2026-03-02; true if a train runs}}

@ e1 | 2026-03 | The bridge is opened | item {item}
@ e2 | 2026-03-02 | The lamps are lit | The Lamp Post, 02.03.2026 “The lamps are lit.”
"""
HERE = "/commentary/qala/outline"


@pytest.fixture
def kept(office: Desk) -> str:
    """A commentary as it was kept, its text anew for each test."""
    item = office.store.archive.newest(1)[0].item.id
    office.store.commentaries.keep("qala", TEXT.format(item=item), "ann", office.clock())
    return "qala"


def outline(desk: Desk) -> Outline:
    return Revising(desk.store, desk.clock).sheet("qala")[0].outline


def marks(desk: Desk, number: int) -> dict[str, str]:
    """What a form of the page says of the statement that it shows."""
    one = outline(desk).statements[number - 1]
    return {"number": str(number), "digest": Wording.of(one).digest}


def sent(client: Client, act: str, said: Mapping[str, object], **more: object) -> httpx.Response:
    return client.post(f"{HERE}/{act}", said, **more)  # type: ignore[arg-type]


def test_the_editor_shows_each_statement_with_its_support(ann: Client, kept: str) -> None:
    page = ann.get(HERE).text
    assert "<b>Qala</b>" not in page
    assert page.count('<li id="s') == 3
    assert "On one source only" in page
    assert "no source has the figure" in page
    for tie in ("b-e1", "b-e2"):
        assert f'id="{tie}"' in page
    japanese = ann.get(HERE, headers={"Accept-Language": "ja"}).text
    assert "出所が1つのみ" in japanese
    assert '<html lang="ja">' in japanese


def test_a_statement_is_changed_added_moved_and_removed(ann: Client, office: Desk, kept: str) -> None:
    answer = sent(
        ann,
        "statement",
        {**marks(office, 1), "text": "The bridge stands.", "rests_on": ["e1", "e2"], "kind": "observed"},
    )
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("?here=1#s1")
    one = outline(office).statements[0]
    assert (one.text, one.rests_on, one.stated) == ("The bridge stands.", ("e1", "e2"), True)
    sent(ann, "add", {**marks(office, 1), "text": "It is grey.", "kind": "aside"})
    assert [s.text for s in outline(office).statements][:2] == ["The bridge stands.", "It is grey."]
    sent(ann, "move", {**marks(office, 2), "how": "up"})
    assert [s.text for s in outline(office).statements][:2] == ["It is grey.", "The bridge stands."]
    assert sent(ann, "move", {**marks(office, 1), "how": "up"}).status_code == 404
    sent(ann, "remove", marks(office, 1))
    assert next(s.text for s in outline(office).statements) == "The bridge stands."
    assert "version" in ann.get(HERE).text


def test_a_forecast_has_its_number_its_day_and_is_logged_by_hand(ann: Client, office: Desk, kept: str) -> None:
    said = {
        **marks(office, 3),
        "text": "It is unlikely that trains will run.",
        "kind": "forecast",
        "rests_on": "e1",
        "look_on": "2026-09-01",
        "shown_by": "a train runs",
    }
    sent(ann, "statement", said)
    seen = outline(office).statements[2].foresight
    assert seen
    assert (seen.words, seen.by != "the author", str(seen.look_on)) == ("unlikely", True, "2026-09-01")
    assert not any(f.text.startswith("It is unlikely") for f in office.store.commentaries.forecasts())
    assert f"{HERE}/log" in ann.get(HERE).text
    assert sent(ann, "log", {}).status_code == 303
    assert any(f.text.startswith("It is unlikely") for f in office.store.commentaries.forecasts())
    assert f"{HERE}/log" not in ann.get(HERE).text


def test_what_is_found_is_tied_and_nothing_typed_is_lost(ann: Client, office: Desk, kept: str) -> None:
    typed = {**marks(office, 2), "text": "Somebody paid for the lamps.", "rests_on": "e2", "q": "Aghdam"}
    page = unescape(sent(ann, "look", typed).text)
    assert ">\nSomebody paid for the lamps.</textarea>" in page
    lines = re.findall(r'name="tie" value="( \| [^"]+)"', page)
    assert lines
    answer = sent(ann, "statement", {**typed, "tie": lines[0]})
    assert "?open=2&q=Aghdam#s2" in answer.headers["location"]
    made = outline(office)
    assert (made.statements[1].text, made.statements[1].rests_on) == ("Somebody paid for the lamps.", ("e2", "e3"))
    assert str(made.bases[-1].grounds[0]) == lines[0].rpartition(" | ")[2]
    sent(ann, "statement", {**marks(office, 1), "text": "It was opened.", "rests_on": "e1", "tie": lines[0]})
    assert outline(office).statements[0].rests_on == ("e1", "e3")
    new = {"number": "0", "adding": "apart", "text": "One thing more.", "tie": lines[-1]}
    assert ann.get(sent(ann, "add", new).headers["location"]).status_code == 200
    assert outline(office).statements[-1].rests_on


def test_what_is_suggested_stands_in_the_form(ann: Client, office: Desk, kept: str) -> None:
    for language in ("en", "ja"):
        answer = ann.get(f"{HERE}?open=1&suggest=1", headers={"Accept-Language": language})
        assert answer.status_code == 200
    assert (
        sent(ann, "look", {"number": "1", "digest": "", "adding": "below", "text": "", "suggest": "1"}).status_code
        == 200
    )


def test_claims_of_an_event_are_offered_with_their_sentence(ann: Client, office: Desk, kept: str) -> None:
    told = next(e.id for e in office.store.events.all() if page_of(office.folder, office.store, e.id).figures)
    sent(ann, "tie", {**marks(office, 1), "when": "2026-03-02", "text": "An event", "grounds": f"event {told}"})
    page = unescape(ann.get(f"{HERE}?open=1").text)
    lines = re.findall(r'name="tie" value="(f \| [^"]+)"', page)
    assert lines
    sent(ann, "statement", {**marks(office, 1), "text": "It was counted.", "rests_on": ["e1"], "tie": lines[0]})
    basis = outline(office).bases[-1]
    assert (basis.key, basis.grounds[0].kind.value, bool(basis.grounds[0].quote)) == ("f1", "event", True)
    assert "does not say" not in ann.get(HERE).text


def test_an_indicator_is_tied_with_the_events_that_it_counted(ann: Client, office: Desk, kept: str) -> None:
    Occurrences(office.folder, office.store).update()
    key = max(Asked(office.folder, office.store).sizes().items(), key=lambda one: one[1])[0]
    said = {**marks(office, 1), "text": "It happens.", "rests_on": "e1", "do": "indicator", "indicator": key}
    assert sent(ann, "statement", said).status_code == 303
    basis = outline(office).bases[-1]
    assert (basis.key, outline(office).statements[0].rests_on) == ("i1", ("e1", "i1"))
    assert basis.grounds
    assert (
        sent(ann, "statement", {**said, **marks(office, 1), "from": "1990-01-01", "to": "1990-02-01"}).status_code
        == 422
    )


def test_ties_are_written_changed_and_removed_by_hand(ann: Client, office: Desk, kept: str) -> None:
    sent(
        ann,
        "tie",
        {
            "letter": "i",
            "when": "2026-01-01..2026-03-01",
            "text": "Trains a week",
            "grounds": "The Lamp Post, 01.03.2026",
        },
    )
    made = Revising(office.store, office.clock).sheet("qala")[0]
    assert made.ties[-1].key == "i1"
    tie = made.ties[-1]
    assert (
        sent(
            ann, "retie", {"key": "i1", "digest": "stale", "when": "2026", "text": "Trains", "grounds": ""}
        ).status_code
        == 409
    )
    assert (
        sent(
            ann, "retie", {"key": "i1", "digest": tie.digest, "when": "2026", "text": "Trains", "grounds": ""}
        ).status_code
        == 303
    )
    assert outline(office).bases[-1].text == "Trains"
    assert sent(ann, "untie", {"key": "i1"}).status_code == 303
    assert sent(ann, "untie", {"key": "e1"}).status_code == 422
    assert [b.key for b in outline(office).bases] == ["e1", "e2"]


def test_two_who_change_one_statement_both_see_both_texts_and_nothing_is_lost(
    ann: Client, office: Desk, kept: str
) -> None:
    seen = marks(office, 1)
    with Team(office).browser(Role.ANALYST) as aki:
        assert (
            aki.post(f"{HERE}/statement", {**seen, "text": "Hers: it was opened.", "rests_on": "e1"}).status_code == 303
        )
    answer = sent(ann, "statement", {**seen, "text": "His: it was shut.", "rests_on": "e1", "kind": "reported"})
    assert answer.status_code == 409
    page = unescape(answer.text)
    assert "Hers: it was opened." in page
    assert "His: it was shut." in page
    assert outline(office).statements[0].text == "Hers: it was opened."
    assert any("His: it was shut." in one.text for one in office.store.commentaries.versions("qala"))
    form = dict(re.findall(r'name="(number|digest|rests_on|kind)" value="([^"]*)"', answer.text))
    assert form["kind"] == "reported"
    assert sent(ann, "statement", {**form, "text": "Both: it was opened, then shut."}).status_code == 303
    assert outline(office).statements[0].text == "Both: it was opened, then shut."


def test_changes_to_different_statements_do_not_disturb_each_other(ann: Client, office: Desk, kept: str) -> None:
    first, third = marks(office, 1), marks(office, 3)
    sent(ann, "add", {**first, "text": "A word between.", "kind": "aside"})
    said = {**third, "text": "Trains may run.", "kind": "forecast", "rests_on": "e1"}
    assert sent(ann, "statement", said).status_code == 303
    assert [s.text for s in outline(office).statements] == [
        "The bridge was opened in March.", "A word between.", "Nobody paid for its 40 lamps.", "Trains may run.",
    ]  # fmt: skip


def test_a_statement_taken_away_meanwhile_is_offered_as_a_new_one(ann: Client, office: Desk, kept: str) -> None:
    seen = marks(office, 2)
    sent(ann, "remove", seen)
    answer = sent(ann, "statement", {**seen, "text": "Somebody paid for the lamps.", "rests_on": "e2"})
    assert answer.status_code == 409
    assert "Somebody paid for the lamps." in answer.text


def test_the_whole_text_is_kept_refused_or_held_against_a_newer_one(ann: Client, office: Desk, kept: str) -> None:
    newest = office.store.commentaries.newest("qala")
    assert newest
    page = ann.get(f"{HERE}/text").text
    assert "@ e1 | 2026-03 | The bridge is opened" in page
    bad = sent(ann, "text", {"version": str(newest.version), "text": "title: T\n\nIt rains. {e9}\n"})
    assert bad.status_code == 422
    assert "It rains. {e9}" in bad.text
    assert sent(ann, "text", {"version": str(newest.version), "text": newest.text + "\n// seen\n"}).status_code == 303
    late = sent(ann, "text", {"version": str(newest.version), "text": newest.text + "\n// late\n"})
    assert late.status_code == 409
    assert "// late" in late.text


def test_head_and_headings_are_changed(ann: Client, office: Desk, kept: str) -> None:
    from torimatome.model import digest

    version = office.store.commentaries.newest("qala")
    assert version
    sent(
        ann,
        "head",
        {
            "version": str(version.version),
            "title": "The line",
            "title_ja": "",
            "author": "Bo",
            "organisation": "",
            "date": "2026-04-01",
        },
    )
    made = outline(office)
    assert (made.title, made.title_ja, made.author) == ("The line", "", "Bo")
    sent(ann, "heading", {"number": "1", "digest": digest("Background | 背景"), "text": "Before", "text_ja": "経緯"})
    assert outline(office).passages[0].heading_ja == "経緯"
    sent(ann, "add-heading", {**marks(office, 2), "text": "The lamps", "text_ja": ""})
    assert [p.heading for p in outline(office).passages] == ["Before", "The lamps", "Outlook"]
    assert sent(ann, "add-heading", {"number": "0", "text": " ", "text_ja": ""}).status_code == 422


def test_history_shows_what_changed_and_an_earlier_version_stands_again(ann: Client, office: Desk, kept: str) -> None:
    before = office.store.commentaries.newest("qala")
    assert before
    sent(ann, "statement", {**marks(office, 1), "text": "The bridge was shut.", "rests_on": "e1"})
    page = ann.get("/commentary/qala/versions").text
    assert "<del>opened in March.</del>" in page or "<del>" in page
    assert "<ins>" in page
    assert sent(ann, "back", {"version": str(before.version), "seen": "1"}).status_code == 404
    assert sent(ann, "back", {"version": str(before.version), "seen": str(before.version + 1)}).status_code == 303
    now = office.store.commentaries.newest("qala")
    assert now
    assert (now.text, now.version) == (before.text, before.version + 2)
    assert ann.get("/commentary/qala/versions?version=99").status_code == 404


def test_a_commentary_is_begun_with_a_name_of_its_own(ann: Client, office: Desk) -> None:
    places = [
        ann.post("/commentaries/new", {"title": title, "language": "ja"}).headers["location"]
        for title in ("The Néw line!", "The new line", "回廊")
    ]
    assert places[:2] == ["/commentary/the-new-line/outline", "/commentary/the-new-line-2/outline"]
    assert places[2].startswith("/commentary/commentary-")
    for place in places:
        assert ann.get(place).status_code == 200
    assert ann.post("/commentaries/new", {"title": " ", "language": "en"}).status_code == 422


def test_readers_read_and_only_analysts_write(office: Desk, kept: str) -> None:
    team = Team(office)
    with team.browser(Role.READER) as reader:
        assert reader.get("/commentary/qala/versions").status_code == 200
        assert reader.get(HERE).status_code == 403
        assert "/commentaries/new" not in reader.get("/commentaries").text
        assert reader.post(f"{HERE}/remove", marks(office, 1)).status_code == 403
    with team.browser(Role.ANALYST) as aki:
        assert aki.get(HERE).status_code == 200
        assert aki.post(f"{HERE}/remove", marks(office, 2)).status_code == 303
    newest = office.store.commentaries.newest("qala")
    assert newest
    assert newest.by == "aki"
    assert any("/outline/remove" in repr(act) for act in office.store.accounts.acts())


def test_a_form_that_cannot_be_kept_comes_back_with_its_words_and_why(ann: Client, office: Desk, kept: str) -> None:
    answer = sent(ann, "statement", {**marks(office, 1), "text": "It {rains}.", "rests_on": "e1"})
    assert answer.status_code == 422
    assert "It {rains}." in answer.text
    assert "Braces" in answer.text
    wrong = {**marks(office, 1), "text": "It rains.", "kind": "forecast", "probability": "200"}
    assert "no probability" in unescape(sent(ann, "statement", wrong).text)


def test_a_script_gets_the_piece_and_a_person_without_one_the_page(ann: Client, office: Desk, kept: str) -> None:
    piece = ann.get(f"{HERE}?open=1", headers={"HX-Request": "true"}).text
    assert piece.lstrip().startswith('<div id="outline"')
    assert "<html" not in piece
    said = {**marks(office, 1), "text": "It rained.", "rests_on": "e1"}
    answer = sent(ann, "statement", said, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "It rained." in answer.text
    assert 'id="flashes"' in answer.text


@pytest.mark.parametrize(
    "path",
    [f"{HERE}?open=99", "/commentary/none/outline", "/commentary/none/versions", "/commentary/none/outline/text"],
)
def test_what_is_not_there_is_said_so(ann: Client, kept: str, path: str) -> None:
    assert ann.get(path).status_code == 404


def test_an_outline_of_an_older_form_can_still_be_mended_as_text(ann: Client, office: Desk) -> None:
    office.store.commentaries.keep("old", "no head at all {", "ann", office.clock())
    page = ann.get("/commentary/old/outline")
    assert page.status_code == 200
    assert "no head at all {" in page.text
    assert (
        ann.post(
            "/commentary/old/outline/text", {"version": "1", "text": "title: Old\n\nIt rains. {aside}\n"}
        ).status_code
        == 303
    )
    assert Sheet("old.txt", str(office.store.commentaries.newest("old").text)).outline.title == "Old"  # type: ignore[union-attr]
