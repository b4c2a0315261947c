"""The chronology's pages: pairs, indicators, pictures, commentaries; full, empty and wrongly asked."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.web.client import Client
from tests.web.team import Team
from torimatome.chronicle.asked import Asked
from torimatome.chronicle.commentary import Commentaries
from torimatome.chronicle.occurrences import Occurrences
from torimatome.desk import Desk
from torimatome.web.visiting import Role

OUTLINE = """\
title: The line to <b>Qala</b>
title ja: カラへの道
author: Ann
date: 2026-03-01
language: en

# Background | 背景

The bridge was opened in March. {{e1}} Nobody paid for its 40 lamps. {{e2}}

# Outlook | 見通し

It is likely that trains will run. {{forecast: e1; 70%; look 2026-03-02; true if a train runs}}

@ e1 | 2026-03 | The bridge is opened | item {item}
@ e2 | 2026-03-02 | The lamps are lit | The Lamp Post, 02.03.2026 “The lamps are lit.”
"""


@pytest.fixture(scope="module")
def pair(office: Desk) -> str:
    """The question of the pair that has most events."""
    Occurrences(office.folder, office.store).update()
    actor, recipient, _ = Asked(office.folder, office.store).dyads()[0]
    return f"actor={actor}&recipient={recipient}"


@pytest.fixture(scope="module")
def kept(office: Desk, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of a commentary that was kept."""
    file = Path(tmp_path_factory.mktemp("words")) / "line-to-qala.txt"
    item = office.store.archive.newest(1)[0].item.id
    file.write_text(OUTLINE.format(item=item), "utf-8")
    list(Commentaries(office.folder, office.store, office.clock).keep(file, "ann"))
    return "line-to-qala"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_page_stands_in_both_languages_for_a_reader(office: Desk, pair: str, kept: str, language: str) -> None:
    counted = max(Asked(office.folder, office.store).sizes().items(), key=lambda one: one[1])[0]
    pages = [
        "/dyads", "/dyads?q=zzzz", f"/dyad?{pair}", "/indicators", f"/indicator?id={counted}", "/pictures", "/points?item=none", "/commentaries",
        f"/commentary/{kept}",
    ]  # fmt: skip
    with Team(office).browser(Role.READER) as reader:
        for page in pages:
            answer = reader.get(page, headers={"Accept-Language": language})
            assert answer.status_code == 200, page
            assert "/dyads/count" not in answer.text


def test_pages_of_a_desk_that_counted_nothing_stand_too(client: Client) -> None:
    for page in ("/dyads", "/indicators", "/commentaries"):
        assert client.get(page).status_code == 200


def test_pairs_are_filtered_by_actor_and_number(ann: Client, office: Desk, pair: str) -> None:
    whole = re.findall(r'href="/dyad\?actor=([^&]+)&amp;recipient=([^"]+)"', ann.get("/dyads").text)
    one = whole[0][0]
    some = re.findall(r'href="/dyad\?actor=([^&]+)&amp;recipient=([^"]+)"', ann.get(f"/dyads?q={one}").text)
    assert some
    assert all(one in found for found in some)
    assert "/dyad?actor" not in ann.get("/dyads?least=9999").text


def test_a_period_opens_its_events_and_their_items(ann: Client, pair: str) -> None:
    page = ann.get(f"/dyad?{pair}").text
    row = re.search(r'<th scope="row"><a href="([^"#]+)#events"', page)
    assert row
    opened = ann.get(unescape(row[1])).text
    assert 'id="events"' in opened
    assert re.search(r'href="/(item|event)/', opened)


def test_a_picture_is_strict_and_each_link_in_it_leads_to_a_page(ann: Client, pair: str) -> None:
    looked = 0
    for more in ("", "&classes=1"):
        answer = ann.get(f"/picture/dyad?{pair}{more}")
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        tree = ET.fromstring(answer.text)
        links = [a.get("href", "") for a in tree.iter("{http://www.w3.org/2000/svg}a")]
        looked += len(links)
        assert all(ann.get(link.partition("#")[0]).status_code == 200 for link in links)
    assert looked


def test_a_series_is_a_file_of_dots_and_data(ann: Client, pair: str) -> None:
    answer = ann.get(f"/picture/dyad?{pair}&as=png&dl=1")
    assert answer.content.startswith(b"\x89PNG")
    assert "dyad.png" in answer.headers["content-disposition"]
    whole = json.loads(ann.get(f"/series-data?{pair}&as=json").text)
    rows = list(csv.DictReader(io.StringIO(ann.get(f"/series-data?{pair}&as=csv").text)))
    assert [float(row["value"]) for row in rows] == [point["value"] for point in whole["points"]]
    assert sum(point["value"] for point in whole["points"]) == whole["events"]


def test_timelines_and_storylines_are_pictures_too(ann: Client, office: Desk, pair: str) -> None:
    assert "<svg" in ann.get("/picture/timeline?q=Aghdam&limit=5").text
    assert "/picture/timeline?q=Aghdam&amp;limit=5" in ann.get("/pictures?q=Aghdam&limit=5").text
    assert ann.get("/pictures?item=none").status_code == 200
    several = ann.get(f"/points?item={office.store.archive.newest(1)[0].item.id}&item=none&of=7").text
    assert "/item/" in several
    assert "6 more" in several


def test_a_commentary_shows_what_each_statement_rests_on(ann: Client, office: Desk, kept: str) -> None:
    page = ann.get(f"/commentary/{kept}").text
    assert "<b>Qala</b>" not in page
    assert f"/item/{office.store.archive.newest(1)[0].item.id}" in page
    assert "The lamps are lit." in page
    assert "no source has it" in page
    assert "true if" in page


def test_a_forecast_that_is_due_stands_on_the_list(ann: Client, kept: str) -> None:
    page = ann.get("/commentaries").text
    assert "1 forecast to look at again" in page
    assert f"/commentary/{kept}" in page


def test_a_forecast_is_settled_by_an_analyst_and_not_by_a_reader(ann: Client, office: Desk, kept: str) -> None:
    one = office.store.commentaries.forecasts()[0]
    with Team(office).browser(Role.READER) as reader:
        assert f"/forecast/{one.id}/settle" not in reader.get("/commentaries").text
        assert reader.post(f"/forecast/{one.id}/settle", {"outcome": "true"}).status_code == 403
    assert ann.post(f"/forecast/{one.id}/settle", {"outcome": "maybe"}).status_code == 404
    assert ann.post(f"/forecast/{one.id}/settle", {"outcome": "false", "reason": "<i>snow</i>"}).status_code == 303
    page = ann.get("/commentaries").text
    assert "It did not come true." in page
    assert "&lt;i&gt;snow" in page
    assert ann.get(f"/commentary/{kept}").status_code == 200


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
def test_a_commentary_is_a_document(ann: Client, kept: str, suffix: str) -> None:
    answer = ann.get(f"/commentary/{kept}/document.{suffix}")
    assert answer.status_code == 200
    assert f"{kept}.{suffix}" in answer.headers["content-disposition"]


def test_an_address_never_names_a_file(ann: Client, office: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("title: Secret\n", "utf-8")
    named = str(tmp_path / "x.txt").replace("/", "%2F")
    assert ann.get(f"/commentary/{named}").status_code == 404
    for name in ("secret.png", "../secret.png"):
        text = f"title: T\n\nA bridge. {{aside}}\n\n! {name} | A picture\n"
        office.store.commentaries.keep("with-picture", text, "ann", office.clock())
        assert ann.get("/commentary/with-picture").status_code == 200
        assert ann.get("/commentary/with-picture/document.md").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/dyad", "/dyad?actor=nobody-such", "/indicator?id=none", "/picture/none", "/picture/timeline", "/picture/storyline?item=x",
        "/commentary/none", "/commentary/none/document.md", "/dyad?actor=az&on=x", "/dyad?actor=az&from=x", "/picture/timeline?q=Baku&from=x",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_so(ann: Client, pair: str, path: str) -> None:
    assert ann.get(path).status_code == 404
