"""What a page becomes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from torimatome.errors import SetAside
from torimatome.model import DateSource

from .pages import PARAGRAPHS, TITLE, entry, locked, modern, old, outlet, read

TEXT = "\n\n".join(PARAGRAPHS)
DATE = "14 May 2026, 15:05"


@pytest.mark.parametrize("page", [modern(date=DATE), old(date="14.05.2026 15:05"), locked(date=DATE)])
def test_every_layout_gives_text_headline_and_time(page: str) -> None:
    got = read(page)
    assert (got.headline, got.text, got.language) == (TITLE, TEXT, "en")
    assert got.published is not None
    assert got.published.at.isoformat() == "2026-05-14T15:05:00+04:00"
    assert got.published.source is DateSource.TEXT


def test_a_box_inside_the_text_is_no_text() -> None:
    box = '<div class="box"><b>Read also:</b><ul><li><a href="/9">A whale was seen beside the ferry again</a></li></ul></div>'
    page = modern().replace(f"<p>{PARAGRAPHS[2]}", f"{box}<p>{PARAGRAPHS[2]}")
    assert read(page).text == TEXT


def test_a_script_in_a_title_is_harmless_text() -> None:
    shown = "Open day comes to the pier <script>alert(1)</script>"
    written = shown.replace("<", "&lt;").replace(">", "&gt;")
    for page in (modern(title=written), old(title=written), locked(title=written)):
        assert read(page).headline == shown
        assert read(page, found=entry(title="Open day comes to the pier alert(1)")).headline == shown


def test_the_feeds_title_decides_between_titles_of_the_page() -> None:
    head = '<meta property="og:title" content="Sailors get a room to read in | Harbour News">'
    assert read(modern(head=head)).headline == TITLE
    assert (
        read(modern(head=head), found=entry(title="Sailors get a room to read in")).headline
        == "Sailors get a room to read in"
    )
    assert read(modern(), found=entry(title="A title before the correction")).headline == TITLE


def test_an_undated_page_has_no_date() -> None:
    stale = (*PARAGRAPHS[:1], "On 3 March 2024, at 10:00, a first room had been opened, but a flood closed it soon.")
    for page in (modern(paragraphs=stale), old(paragraphs=stale), locked(paragraphs=stale)):
        assert read(page).published is None


def test_the_feed_is_believed_before_metadata_and_metadata_before_the_page() -> None:
    head = '<meta property="article:published_time" content="2026-05-14T09:00:00+00:00">'
    page = modern(head=head, date="12 May 2026, 08:00")
    fed = datetime(2026, 5, 14, 8, 30, tzinfo=UTC)
    by_feed, by_meta = read(page, found=entry(published_at=fed)).published, read(page).published
    assert by_feed
    assert by_meta
    assert (by_feed.at.isoformat(), by_feed.source) == ("2026-05-14T12:30:00+04:00", DateSource.FEED)
    assert (by_meta.at.isoformat(), by_meta.source) == ("2026-05-14T13:00:00+04:00", DateSource.METADATA)


@pytest.mark.parametrize("absurd", ["1970-01-01T00:00:00Z", "2062-05-14T15:05:00Z", "yesterday", "0000-00-00"])
def test_a_date_that_cannot_be_falls_to_the_next_source(absurd: str) -> None:
    head = f'<meta property="article:published_time" content="{absurd}">'
    got = read(modern(head=head, date=DATE), found=entry(published_at=datetime(1970, 1, 1, tzinfo=UTC)))
    assert got.published
    assert got.published.source is DateSource.TEXT


def test_half_past_one_at_night_keeps_its_local_day() -> None:
    by_feed = read(modern(), found=entry(published_at=datetime(2026, 5, 14, 21, 30, tzinfo=UTC)))
    by_page = read(old(date="15.05.2026 01:30"))
    for got in (by_feed, by_page):
        assert got.published
        assert got.published.at.isoformat() == "2026-05-15T01:30:00+04:00"
        assert str(got.reported_on) == "2026-05-15"


def test_a_day_without_a_clock_is_said_to_be_one() -> None:
    got = read(modern(date="14 May 2026")).published
    assert got
    assert (got.precision, got.at.hour) == ("day", 12)


def test_a_change_is_noted_and_the_first_publication_kept() -> None:
    ld = f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2026-05-14T15:05:00+04:00","dateModified":"2026-05-14T18:00:00+04:00","articleSection":"Port"}}'
    got = read(modern(head=f'<script type="application/ld+json">{ld}</script>'))
    assert got.published
    assert got.modified_at
    assert got.modified_at - got.published.at == timedelta(hours=2, minutes=55)
    assert got.category == "Port"


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Lisbon, May 14, HARBOUR", "Lisbon", "HARBOUR"),
        ("LISBON, 14.05.2026", "LISBON", None),
        ("LISBON (AA)", "LISBON", "AA"),
    ],
)
def test_a_dateline_is_read_and_cut_off(line: str, place: str, agency: str | None) -> None:
    pages = [
        modern(paragraphs=(f"<strong>{line}</strong> {PARAGRAPHS[0]}", *PARAGRAPHS[1:]), date=DATE),
        modern(date=DATE).replace("<p>The harbour", f'<p class="dl">{line}</p><p>The harbour'),
        old(paragraphs=(f"<i>{line}</i><br>\n{PARAGRAPHS[0]}", *PARAGRAPHS[1:]), date="14.05.2026 15:05"),
        locked(paragraphs=(f"<b>{line}</b> {PARAGRAPHS[0]}", *PARAGRAPHS[1:]), date=DATE),
    ]
    for page in pages:
        got = read(page)
        assert got.text == TEXT
        assert got.dateline
        assert (got.dateline.raw, got.dateline.place, got.dateline.agency) == (line, place, agency)
        assert got.dateline.on is None or str(got.dateline.on) == "2026-05-14"


def test_a_dateline_without_mark_up_is_found_by_its_day_and_agency() -> None:
    for line in (
        "Lisbon, May 14, HARBOUR.",
        "LISBON, 14 May. /HARBOUR/",
        "LISBON, May 14 -",
        "LISBON, Portugal, May 14.",
    ):
        got = read(modern(paragraphs=(f"{line} {PARAGRAPHS[0]}", *PARAGRAPHS[1:]), date=DATE))
        assert got.text == TEXT
        assert got.dateline
        assert str(got.dateline.on) == "2026-05-14"
    first = "In Lisbon, on May 14, the harbour library opened a room for sailors who want to read by day and by night."
    assert read(modern(paragraphs=(first, *PARAGRAPHS[1:]), date=DATE)).dateline is None
    first = (
        "The sailors of Lisbon came on Thursday, May 14. A second room was opened for them on the same evening of May."
    )
    assert read(modern(paragraphs=(first, *PARAGRAPHS[1:]), date=DATE)).dateline is None


def test_a_dateline_that_the_text_repeats_is_cut_off_there_too() -> None:
    line = "LISBON, MAY 14, HARBOUR"
    page = modern(paragraphs=(f"{line}. {PARAGRAPHS[0]}", *PARAGRAPHS[1:]), date=DATE)
    got = read(page.replace("<p>LISBON", f'<p class="dl">{line}</p><p>LISBON'))
    assert got.text == TEXT
    assert got.dateline
    assert got.dateline.raw.rstrip(".") == line


def test_bylines() -> None:
    ld = '{"@type":"NewsArticle","author":{"@type":"%s","name":"%s"}}'
    head = '<script type="application/ld+json">' + ld + "</script>"
    assert read(modern(head=head % ("Person", "Ada Quay and Bo Mast"))).byline == "Ada Quay, Bo Mast"
    assert read(modern(head=head % ("Organization", "Harbour News"))).byline is None
    assert read(locked(date=DATE)).byline == "Ada Quay"
    assert read(old(sign="Ada Quay", date="14.05.2026 15:05")).byline == "Ada Quay"
    assert read(old()).byline is None


def test_the_languages_of_the_outlet_are_weighed_by_the_text() -> None:
    az = tuple(
        "Liman kitabxanasında dənizçilər üçün yeni oxu zalı açılıb, bu barədə liman idarəsi məlumat verib. " + w
        for w in ("Zal gecə saatlarında da işləyir.", "Burada on bir dildə kitab var.", "Çay da verilir.")
    )
    house = outlet(languages=("en", "az"))
    got = read(
        locked(title="Limanda oxu zalı açılıb", paragraphs=az, lang="en"), house=house, found=entry(language="en")
    )
    assert got.language == "az"


def test_zero_width_letters_stay() -> None:
    fa = tuple(
        f"کتابخانه‌ی بندر برای ملوان‌ها تالاری تازه گشود و کتاب‌های تازه‌ای نیز می‌خرد، مدیر بندر {n} گفت." for n in "ابپ"
    )
    got = read(modern(title="تالار تازه‌ی کتابخانه", paragraphs=fa, lang="fa"), house=outlet(languages=("fa",)))
    assert (got.text, got.language) == ("\n\n".join(fa), "fa")
    bare = "<html><body>" + "".join(f"<div><span>{p}</span></div>" for p in fa) + "</body></html>"
    assert "‌" in read(bare, house=outlet(languages=("fa",))).text


def test_the_feeds_full_text_helps_a_page_that_has_little() -> None:
    page = f"<html><body><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></body></html>"
    content = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert read(page, found=entry(title=TITLE, content=content)).text == TEXT


def test_pages_without_text_and_lists_of_headlines_are_set_aside() -> None:
    cards = "".join(
        f'<div class="card"><a href="/{n}"><h3>Ship number {n} has reached the outer harbour</h3></a></div>'
        for n in range(12)
    )
    for body, why in [
        ("<html><body><h1>Members</h1><p>Members only.</p></body></html>", "has no text"),
        (f"<html><body><h1>News</h1>{cards}</body></html>", "list of headlines"),
        ("", "empty"),
        ("   ", "empty"),
    ]:
        with pytest.raises(SetAside, match=why):
            read(body)


def test_sentences_that_only_sound_like_furniture_stay() -> None:
    tricky = (
        PARAGRAPHS[0],
        "The cook gave cookies to the crew.",
        "The number of subscribers continues to grow.",
        "The port now prints a newsletter of its own.",
        "Related trades grew by five percent.",
    )
    assert read(modern(paragraphs=tricky)).text == "\n\n".join(tricky)
    notice = "<p>Subscribe to our newsletter and never miss a ship.</p>"
    assert read(modern().replace(f"<p>{PARAGRAPHS[2]}", f"{notice}<p>{PARAGRAPHS[2]}")).text == TEXT
