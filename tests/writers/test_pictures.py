"""Every picture: well-formed whatever the texts are, told in words, each point a link, nothing from outside, the same every time."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.writers import picture_samples as samples
from torimatome.errors import NotFound
from torimatome.writers import pictures
from torimatome.writers.pdf_picture import png
from torimatome.writers.pictures import Look, calendar, contacts, quads, series, timeline
from torimatome.writers.pictures import map as atlas
from torimatome.writers.pictures.svg import PAINTS

SVG = "{http://www.w3.org/2000/svg}"
DRAWN: dict[str, Callable[[str, Look], bytes]] = {
    "timeline": lambda text, look: timeline.draw(samples.lanes(text, text), look),
    "series": lambda text, look: series.draw(samples.graph(text), look),
    "quads": lambda text, look: quads.draw(samples.classes(text), look),
    "contacts": lambda text, look: contacts.draw(samples.network(text), look),
    "map": lambda text, look: atlas.draw(samples.places(text), look),
    "calendar": lambda text, look: calendar.draw(samples.month(text), look),
}
EMPTY: dict[str, Callable[[Look], bytes]] = {
    "timeline": lambda look: timeline.draw([], look),
    "series": lambda look: series.draw(series.Graph(series=()), look),
    "quads": lambda look: quads.draw(quads.Classes(series={}), look),
    "contacts": lambda look: contacts.draw(contacts.Network(contacts=()), look),
    "map": lambda look: atlas.draw(atlas.Sheet(pins=()), look),
    "calendar": lambda look: calendar.draw(calendar.Sheets(announced=()), look),
}
each = pytest.mark.parametrize("kind", sorted(DRAWN))


def read(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)


def links(root: ET.Element) -> list[ET.Element]:
    return list(root.iter(f"{SVG}a"))


def test_pictures_are_found_by_looking() -> None:
    assert sorted(pictures.kinds()) == sorted(DRAWN)
    assert pictures.picture("map") is atlas
    with pytest.raises(NotFound, match="there are calendar, contacts"):
        pictures.picture("pie")


@each
@settings(max_examples=6, deadline=None)
@given(text=st.text(st.characters(), max_size=120))
def test_any_text_makes_a_well_formed_picture(kind: str, text: str) -> None:
    for look in (samples.LOOK, samples.JAPANESE):
        root = read(DRAWN[kind](text, look))
        assert not list(root.iter(f"{SVG}script"))


@each
@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "a & b < c", "]]>", "\x00\x1b[31m\ud800\ufffe", "\u202eabc", "&#x0;"]
)
def test_hostile_texts_stay_texts(kind: str, text: str) -> None:
    svg = DRAWN[kind](text, samples.LOOK)
    root = read(svg)
    allowed = {
        "svg",
        "title",
        "desc",
        "style",
        "defs",
        "pattern",
        "rect",
        "line",
        "text",
        "g",
        "a",
        "circle",
        "path",
        "clipPath",
    }
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= allowed
    assert "\u202e" not in svg.decode()


@each
def test_it_is_told_in_words(kind: str) -> None:
    root = read(DRAWN[kind]("The two sides meet", samples.LOOK))
    title, desc = root[0], root[1]
    assert title.tag == f"{SVG}title"
    assert desc.tag == f"{SVG}desc"
    assert len(desc.text or "") > 40
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == desc.get("id")
    assert "img" in (root.get("role") or "").split()
    assert root.get("lang") == "en"


@each
def test_each_point_is_a_link_that_says_what_it_is(kind: str) -> None:
    root = read(DRAWN[kind]("The two sides meet", samples.LOOK))
    found = links(root)
    assert found
    for one in found:
        assert (one.get("href") or "").startswith("/item/")
        assert one.get("aria-label")
        assert one[0].tag == f"{SVG}title"
    assert (root.get("role") or "").startswith("graphics-document")  # an img would hide its links


@each
def test_without_links_it_is_an_image(kind: str) -> None:
    root = read(DRAWN[kind]("The two sides meet", Look(language="en")))
    assert not links(root)
    assert root.get("role") == "img"


@each
@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JAVASCRIPT:x", " javascript:x", "data:text/html,x", "java\x00script:x", "vbscript:x"],
)
def test_a_link_is_relative_or_of_the_web(kind: str, target: str) -> None:
    assert not links(read(DRAWN[kind]("x", Look(href=lambda _: target))))


@each
def test_nothing_comes_from_outside_and_nothing_runs(kind: str) -> None:
    svg = DRAWN[kind]("The two sides meet", samples.LOOK).decode()
    bare = svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in re.sub(r">[^<]*<", "><", bare)
    assert not re.search(r'\son\w+="|@import|<image|<use|<foreignObject', svg)
    assert {u for u in re.findall(r"url\(([^)]*)\)", svg) if not u.startswith("#")} == set()


@each
def test_the_same_data_makes_the_same_bytes(kind: str) -> None:
    assert DRAWN[kind]("国境委員会", samples.JAPANESE) == DRAWN[kind]("国境委員会", samples.JAPANESE)


@pytest.mark.parametrize("kind", sorted(EMPTY))
@pytest.mark.parametrize(("language", "words"), [("ja", "示すものがありません。"), ("en", "There is nothing to show.")])
def test_nothing_to_show_is_said(kind: str, language: str, words: str) -> None:
    root = read(EMPTY[kind](Look(language=language)))
    assert words in [e.text for e in root.iter(f"{SVG}text")]
    assert root[1].text == words


@each
def test_every_colour_has_its_dark_one(kind: str) -> None:
    svg = DRAWN[kind]("x", samples.LOOK).decode()
    light = {light for light, _ in PAINTS.values()}
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
    assert used <= light
    assert "prefers-color-scheme:dark" in svg


def test_colours_of_both_kinds_differ_in_grey() -> None:
    def grey(paint: str) -> float:
        red, green, blue = (int(PAINTS[paint][0][n : n + 2], 16) for n in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert abs(grey("with") - grey("with-soft")) > 80
    assert abs(grey("against") - grey("against-soft")) > 80


@each
def test_text_stays_within_the_sheet(kind: str) -> None:
    root = read(DRAWN[kind]("Very long " * 40, samples.LOOK))
    wide, high = (float(v) for v in (root.get("viewBox") or "").split()[2:])
    for one in root.iter(f"{SVG}text"):
        assert -1 <= float(one.get("x") or 0) <= wide
        assert float(one.get("y") or 0) <= high


def test_a_png_is_twice_as_large() -> None:
    made = png(calendar.draw(samples.month("国境委員会の会合"), samples.JAPANESE))
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(made[16:20]) == 2 * int(calendar.WIDE)


# --- single pictures ----------------------------------------------------------------------------------------


def test_a_long_text_is_cut_and_whole_in_the_title() -> None:
    text = "The commission meets in the town by the lake. " * 9
    root = read(
        timeline.draw([timeline.Lane(name="", milestones=(samples.milestone(date(2021, 1, 4), text),))], samples.LOOK)
    )
    shown = [e.text or "" for e in root.iter(f"{SVG}text")]
    assert any(t.endswith("…") for t in shown)
    assert text.strip()[:300] in (links(root)[0].get("aria-label") or "")


def test_foreseen_dates_are_hollow_and_late_reports_are_told() -> None:
    svg = timeline.draw(samples.lanes(), samples.LOOK).decode()
    assert "announced, not yet told of" in svg
    hollow = [c for c in read(svg.encode()).iter(f"{SVG}circle") if c.get("fill") == PAINTS["paper"][0]]
    assert len(hollow) == 1
    assert "reported 12 Mar" in svg
    assert "announced 1 Nov" in svg


def test_a_long_span_is_broken_and_its_length_told() -> None:
    svg = timeline.draw(samples.lanes(), samples.LOOK).decode()
    assert "3 years" in svg
    assert "A zigzag stands for" in svg
    near = [samples.milestone(date(2021, 1, 1) + timedelta(days=9 * n)) for n in range(9)]
    assert "zigzag" not in timeline.draw([timeline.Lane(name="", milestones=tuple(near))], samples.LOOK).decode()


def test_flags_and_poles_do_not_cross() -> None:
    some = [
        samples.milestone(date(2021, 1, 1) + timedelta(days=7 * n), "One sentence about it", references=n)
        for n in range(60)
    ]
    root = read(timeline.draw([timeline.Lane(name="", milestones=tuple(some))], samples.LOOK))
    boxes, poles = [], []
    for link in links(root):
        box, pole = link.find(f"{SVG}rect"), link.find(f"{SVG}line")
        if box is not None and pole is not None:
            x, y, wide, high = (float(box.get(k) or 0) for k in ("x", "y", "width", "height"))
            boxes.append((x, y, x + wide, y + high))
            poles.append((float(pole.get("x1") or 0), float(pole.get("y1") or 0), float(pole.get("y2") or 0)))
    assert len(boxes) > 10
    for n, (left, top, right, bottom) in enumerate(boxes):
        for k, (a, b, c, d) in enumerate(boxes):
            assert n == k or right <= a or left >= c or bottom <= b or top >= d
            x, pole_top, _ = poles[k]
            assert n == k or not (left < x < right and pole_top < bottom)
    assert f"{60 - len(boxes)} more dates are shown as points alone." in ET.tostring(root, "unicode")


def test_turns_have_their_interval_and_rates_in_words() -> None:
    svg = series.draw(samples.graph(), samples.LOOK).decode()
    assert (
        "From 20 Mar 2021 on 6.1 a month instead of 1.5 a month; 95% interval 10 Mar 2021 to 2 Apr 2021, chance 0.5%."
        in svg
    )
    assert svg.count('fill="url(#band)"') == 2
    assert "Constant panel of 2 outlets" in svg
    assert 'href="/item/2101-0101"' in svg
    assert (
        "変化点は見られない。"
        in series.draw(series.Graph(series=(samples.curve(turns=False),)), samples.JAPANESE).decode()
    )


def test_several_items_lead_where_the_look_says() -> None:
    look = Look(href=lambda key: key, several=lambda keys: "/search?ids=" + ",".join(keys))
    assert "/search?ids=2101-0101,2101-0102" in series.draw(samples.graph(), look).decode()


def test_a_balance_below_nought_stands_below_the_line() -> None:
    root = read(series.draw(series.Graph(series=(samples.curve((-3, 4, -1), turns=False),), title="x"), samples.LOOK))
    columns = [link.find(f"{SVG}rect") for link in links(root)]
    tops = [(float(c.get("y") or 0), c.get("fill")) for c in columns if c is not None]
    assert tops[0][0] == tops[2][0] > tops[1][0]
    assert tops[0][1] == PAINTS["against-soft"][0] != tops[1][1]


def test_words_are_hatched_and_deeds_are_full() -> None:
    svg = quads.draw(samples.classes(), samples.JAPANESE).decode()
    assert "言葉の協調" in svg
    assert 'fill="url(#words-with)"' in svg
    assert 'fill="url(#words-against)"' in svg


def test_contacts_are_counted_and_their_level_drawn() -> None:
    svg = contacts.draw(samples.network(), samples.LOOK).decode()
    assert "Kalid – Verna: 2 contacts (4 May 2022, 4 May 2022); Heads of state or government" in svg
    assert "Ostra – Verna: 1 contact; Others" in svg
    assert 'stroke-dasharray="1.5 3.5"' in svg


def test_parties_left_out_are_counted() -> None:
    many = tuple(samples.contact("Verna", f"P{n:02}", item=f"i{n}") for n in range(50))
    svg = contacts.draw(contacts.Network(contacts=many), samples.LOOK).decode()
    assert f"{51 - contacts.MOST} parties with fewer contacts are left out." in svg


@pytest.mark.parametrize(
    ("choice", "said"), [("dashed", "are dashed"), ("solid", "like other borders"), ("none", "are not drawn")]
)
def test_the_map_says_how_disputed_lines_are_drawn(choice: str, said: str) -> None:
    svg = atlas.draw(samples.places(), Look(language="en", disputed=choice)).decode()
    assert said in svg
    assert ('stroke-dasharray="4 3"' in svg) == (choice == "dashed")
    assert ("are sketched, not surveyed" in svg) == (choice != "none")
    assert "Lambert conformal conic projection" in svg
    assert " km<" in svg
    assert "Without a known position: Nowhere" in svg


def test_countries_are_named_beside_the_places() -> None:
    shown = [e.text for e in read(atlas.draw(samples.places(), samples.LOOK)).iter(f"{SVG}text")]
    assert {"Armenia", "Georgia", "Lower Ford", "Mill", "2"} <= set(shown)


def test_far_places_are_shown_on_the_world() -> None:
    pins = tuple(atlas.Pin(name=n, spot=s) for n, s in (("West", (-120.0, 40.0)), ("East", (150.0, -30.0))))
    svg = atlas.draw(atlas.Sheet(pins=pins), samples.LOOK).decode()
    assert "Equal Earth projection" in svg
    assert " km<" not in svg


def test_the_calendar_has_a_sign_for_each_outcome() -> None:
    svg = calendar.draw(samples.month(), samples.JAPANESE).decode()
    for words in ("予定", "実現", "中止・延期", "その後不明", "2026年11月", "日付の定まらないもの"):
        assert words in svg


def test_a_crowded_week_says_how_many_more_there_are() -> None:
    some = tuple(samples.announced(f"Meeting {n}") for n in range(40))
    svg = calendar.draw(calendar.Sheets(announced=some), samples.LOOK).decode()
    shown = len(links(read(svg.encode())))
    assert f"{40 - shown} more" in svg


def test_a_png_is_the_same_every_time() -> None:
    svg = contacts.draw(samples.network(), samples.LOOK)
    assert png(svg) == png(svg)
