"""One walk from page to print over the bundled week, with the traps that a real week sets."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.conftest import Trip
from torimatome import plugins, readers, reports
from torimatome.archive.proofread import of_file
from torimatome.demo import sample
from torimatome.desk import Desk
from torimatome.model import FeedState, Item, Status


def item_of(trip: Trip, slug: str) -> Item:
    """The item that stands on a sample article."""
    key = trip.article(slug).id
    return next(i for i in trip.bulletin.items if key in i.articles)


def told(item: Item) -> str:
    blocks = [*item.body, *(b for note in item.notes for b in note.blocks)]
    return "\n".join(block.text for block in blocks)


def test_every_sample_article_is_collected_and_read(trip: Trip) -> None:
    found = {a.url.rpartition("/")[2].removesuffix(".html") for a in trip.desk.store.articles.all()}
    assert found == {s.id for s in sample.articles()}


def test_every_article_has_its_language_day_and_words(trip: Trip) -> None:
    for wanted in sample.articles():
        article = trip.article(wanted.id)
        assert article.language == wanted.language, wanted.id
        assert article.reported_on == (wanted.published.date() if wanted.published else None), wanted.id
        last = wanted.later[1] if wanted.later else wanted.paragraphs
        assert article.text.split() == " ".join(last).split(), wanted.id


def test_the_article_of_half_past_one_keeps_its_local_day(trip: Trip) -> None:
    assert trip.article("railway-night").reported_on == date(2026, 3, 12)


def test_the_undated_page_stays_undated(trip: Trip) -> None:
    assert trip.article("sahmanazatum").published is None


def test_the_wrong_date_on_a_page_yields_to_the_feed(trip: Trip) -> None:
    assert trip.article("lindqvist-aide").reported_on == date(2026, 3, 11)


def test_the_corrected_article_has_two_revisions_and_the_bulletin_the_later_figure(trip: Trip) -> None:
    article = trip.article("mine-aghdam")
    first, last = trip.desk.store.articles.revisions(article.id)
    assert first.headline.startswith("Two injured")
    assert last.headline.endswith("rises to four")
    assert last.published == first.published


def test_the_script_in_a_title_reaches_no_document(trip: Trip) -> None:
    assert "<script>alert" not in (trip.out / f"bulletin-{trip.bulletin.id}.html").read_text("utf-8")
    assert "alert(1)" not in (trip.out / f"bulletin-{trip.bulletin.id}.txt").read_text("utf-8")


def test_the_order_to_a_language_model_is_not_obeyed(trip: Trip) -> None:
    for item in trip.bulletin.items:
        assert "admitted Azerbaijan" not in told(item) + item.headline("en")


def test_every_sentence_leads_to_words_on_a_page(trip: Trip) -> None:
    articles = trip.desk.store.articles
    for item in trip.bulletin.items:
        for block in item.body:
            for sentence in block.sentences:
                assert sentence.citations, sentence.text
                for c in sentence.citations:
                    article = articles.get(c.article, c.revision)
                    assert article
                    assert (article.headline if c.in_headline else article.text)[c.start : c.end].strip()


def test_look_alike_calls_are_two_items_or_events(trip: Trip) -> None:
    events = {c.article: c.event for c in trip.desk.store.events.coverage()}
    assert events[trip.article("call-kazakhstan").id] != events[trip.article("call-georgia").id]
    assert events[trip.article("call-kazakhstan").id] == events[trip.article("telefon-qazaxistan").id]


def test_the_copy_is_known_as_a_copy(trip: Trip) -> None:
    coverage = {c.article: c for c in trip.desk.store.events.coverage()}
    assert coverage[trip.article("kisha-hanketsu-kaido").id].duplicate_of == trip.article("kisha-hanketsu").id


def test_the_visit_is_one_item_with_the_days_of_its_reports(trip: Trip) -> None:
    item = item_of(trip, "president-kovac")
    assert {
        trip.article(s).id for s in ("president-ljubljana-arrival", "president-dolenc", "president-signing")
    } <= set(item.articles)
    assert str(item.attribution) == "(KHAZAR / 09-10.03.2026)"


def test_sport_and_weather_are_left_out(trip: Trip) -> None:
    kept = {a for item in trip.bulletin.items for a in item.articles}
    for slug in ("football-cup", "weather-en", "sakura-kaika", "hokkej", "voleybol", "kitab-sergisi"):
        assert trip.article(slug).id not in kept


def test_the_printed_text_is_read_back_as_it_was_written(trip: Trip) -> None:
    text = (trip.out / f"bulletin-{trip.bulletin.id}.txt").read_bytes()
    again = readers.read(text, "bulletin.txt", trip.desk.folder.house.sections).bulletin
    assert again is not None
    assert [i.headline("ja") for i in again.items] == [i.headline("ja") for i in trip.bulletin.items]
    assert [str(i.attribution) for i in again.items] == [str(i.attribution) for i in trip.bulletin.items]


def test_trace_leads_from_sentence_to_url_and_time(trip: Trip) -> None:
    lines = "\n".join(reports.trace(trip.desk, trip.bulletin.items[0].id))
    assert ".example/" in lines
    assert "fetched" in lines


def test_a_rebuild_gives_the_same_bytes(trip: Trip) -> None:
    """Drop the machine tables, make them again from snapshots and people's tables, print again."""
    key = trip.bulletin.id
    before = {f.name: f.read_bytes() for f in trip.out.glob("bulletin-*")}
    trip.desk.rebuild()
    after = trip.desk.publish(key, ("pdf", "docx", "html", "md", "txt", "json"))
    assert after.keys() == before.keys()
    assert [name for name in after if after[name] != before[name]] == []
    issue = trip.desk.store.bulletins.issued(key)
    assert issue
    assert replace(trip.desk.bulletin(key), status=Status.ISSUED) == issue.bulletin


def test_the_json_is_json(trip: Trip) -> None:
    data = json.loads((trip.out / f"bulletin-{trip.bulletin.id}.json").read_bytes())
    assert data


def test_an_interrupted_rebuild_changes_nothing(trip: Trip, monkeypatch: pytest.MonkeyPatch) -> None:
    store = trip.desk.store
    before = (store.articles.all(), store.bulletins.get(trip.bulletin.id), store.events.coverage())

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "_draft", interrupted)
    with pytest.raises(KeyboardInterrupt):
        trip.desk.rebuild()
    assert before == (store.articles.all(), store.bulletins.get(trip.bulletin.id), store.events.coverage())


def test_the_doctor_finds_a_sound_desk_sound_and_a_lost_database_lost(trip: Trip, tmp_path: Path) -> None:
    assert reports.doctor(trip.desk) == []
    shutil.copytree(trip.out / "desk", tmp_path / "desk")
    for file in (tmp_path / "desk" / "data").glob("torimatome.db*"):
        file.unlink()
    with Desk.opened(plugins.open_folder(tmp_path / "desk")) as desk:
        assert [fault for fault in reports.doctor(desk) if "no articles" in fault]


def test_a_first_round_that_was_cut_short_is_no_lost_database(
    trip: Trip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with trip.copied(tmp_path) as desk:
        feed = next(feed for outlet in desk.folder.outlets.values() for feed in outlet.feeds)
        desk.store.feeds.save(FeedState(url=feed.url))
        monkeypatch.setattr(type(desk.store.articles), "all", lambda _: [])
        assert not [fault for fault in reports.doctor(desk) if "no articles" in fault]
        assert any("are not read yet" in line for line in reports.status(desk))


def test_short_items_are_kept_on_one_page_in_docx(trip: Trip) -> None:
    document = docx.Document(str(trip.out / f"bulletin-{trip.bulletin.id}.docx"))
    paragraphs = [p for p in document.paragraphs if p.text]
    head = next(n for n, p in enumerate(paragraphs) if p.text.startswith("Azerbaijan, Türkiye, Georgia begin"))
    title, text = (paragraphs[n].style for n in (head, head + 1))
    assert title
    assert title.paragraph_format.keep_with_next
    assert text
    assert text.paragraph_format.keep_together


def test_a_printed_issue_is_not_held_against_itself(trip: Trip) -> None:
    desk, name = trip.desk, f"bulletin-{trip.bulletin.id}.docx"
    found = of_file((trip.out / name).read_bytes(), name, desk.folder.known, desk.clock().date(), desk.past)
    assert "item-issued-before" not in {finding.code for finding in found}
