"""What pictures are made of: lines of text, axes, projections, coastlines and positions."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome import profiles
from torimatome.model import EntityKind, Quad, Step
from torimatome.profiles.maps import borders, inner_points, positions
from torimatome.writers.pictures import words
from torimatome.writers.pictures.axis import TimeAxis, round_ticks
from torimatome.writers.pictures.measure import cut, width, wrap
from torimatome.writers.pictures.projection import EARTH_KM, Cone, EqualEarth, clipped, frame, unrolled
from torimatome.writers.pictures.svg import number, safe, tag

# --- text ---------------------------------------------------------------------------------------------------


@given(st.text(max_size=200), st.integers(1, 6))
def test_lines_fit_their_room(text: str, most: int) -> None:
    rows = wrap(text, 120, 11, most)
    assert len(rows) <= most
    assert all(width(row, 11) <= 120 + 2 * 11 for row in rows)


def test_japanese_breaks_between_letters_by_its_rules() -> None:
    rows = wrap("首脳会談で、「監視団」の受け入れに合意した。", 66, 11, 9)
    assert "".join(rows) == "首脳会談で、「監視団」の受け入れに合意した。"
    assert not any(row[0] in "、。」ー" for row in rows)
    assert not any(row[-1] in "「（" for row in rows)


def test_words_are_not_broken_unless_they_are_longer_than_a_line() -> None:
    assert wrap("the ministers meet", 88, 11, 3) == ("the ministers", "meet")
    assert "".join(wrap("x" * 60, 70, 11, 9)) == "x" * 60


def test_a_cut_text_ends_with_an_ellipsis() -> None:
    assert cut("short", 200, 11) == "short"
    assert cut("The commission meets in the town", 80, 11).endswith("…")
    assert wrap("The commission meets in the town by the lake", 80, 11, 2)[-1].endswith("…")


# --- axes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("most", "ticks"), [(0, [0, 1]), (3, [0, 0.75]), (7, [0, 2, 4, 6, 8]), (100, [0, 25, 50, 75, 100])]
)
def test_ticks_are_round_and_reach_the_most(most: float, ticks: list[float]) -> None:
    found = round_ticks(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert most == 3 or found == ticks


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=40))
def test_days_stay_in_order_on_the_axis(days: list[date]) -> None:
    axis = TimeAxis.over(days, 20, 800)
    places = [axis.at(d) for d in sorted(days)]
    assert places == sorted(places)
    assert all(20 <= x <= 800 for x in places)
    assert sum(b - a for a, b, _ in axis.breaks()) <= 4 * 47


def test_a_long_empty_span_is_broken_once() -> None:
    start = date(2010, 1, 1)
    days = [start, *(start + timedelta(days=3000 + 20 * n) for n in range(9))]
    assert [gap for _, _, gap in TimeAxis.over(days, 0, 900).breaks()] == [3000]


# --- projections --------------------------------------------------------------------------------------------


def test_the_cone_is_true_on_its_parallels() -> None:
    cone = Cone(47, (38.0, 42.0))
    for latitude in (38.0, 42.0):
        (x, y), (u, v) = cone.plane((46.99, latitude)), cone.plane((47.01, latitude))
        told = math.radians(0.02) * math.cos(math.radians(latitude))
        assert math.hypot(u - x, v - y) == pytest.approx(told, rel=1e-4)


def test_equal_earth_has_the_area_of_the_globe() -> None:
    projection, area = EqualEarth(0), 0.0
    for n in range(-90, 90):
        (right, top), (_, low) = projection.plane((179.9999, n + 0.5)), projection.plane((0, n))
        area += 2 * right * (low - projection.plane((0, n + 1))[1])
        del top
    assert area == pytest.approx(4 * math.pi, rel=1e-3)


def test_a_frame_holds_its_places_and_knows_its_scale() -> None:
    spots = [(44.5, 40.2), (49.9, 40.4), (44.8, 41.7)]
    here = frame(spots, 800, 500)
    for x, y in map(here.at, spots):
        assert 0 < x < 800
        assert 0 < y < 500
    (x, y), (u, v) = here.at(spots[0]), here.at(spots[2])
    told = EARTH_KM * math.radians(math.hypot(1.5, 0.3 * math.cos(math.radians(41))))
    assert math.hypot(u - x, v - y) / here.km == pytest.approx(told, rel=0.02)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=8))
def test_any_places_have_a_frame(spots: list[tuple[float, float]]) -> None:
    here = frame(spots, 800, 500)
    if isinstance(here.projection, Cone):
        assert all(-1 <= x <= 801 and -1 <= y <= 501 for x, y in map(here.at, spots))
    assert here.km > 0


def test_a_ring_is_cut_to_a_box() -> None:
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    assert {(x, y) for x, y in clipped(square, 0, 0, 10, 10)} == {(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)}
    assert clipped(square, 20, 20, 30, 30) == []
    assert [x for x, _ in unrolled([(170.0, 0), (-170.0, 0), (170.0, 0)], 0)] == [170, 190, 170]


# --- what comes with the package ----------------------------------------------------------------------------


def test_coastlines_are_closed_and_on_the_globe() -> None:
    kinds = {line.kind for line in borders()}
    assert kinds == {"land", "border", "disputed"}
    for line in borders():
        west, south, east, north = line.box
        assert -180.01 <= west <= east <= 180.01
        assert -90.01 <= south <= north <= 90.01
        if line.kind == "land":
            assert math.dist(line.spots[0], line.spots[-1]) < 0.3
    assert {line.name for line in borders() if line.sketched} == {"Abkhazia", "South Ossetia", "Transnistria"}


def test_most_places_of_the_register_have_a_position() -> None:
    register = profiles.profile("azerbaijan").register
    places = [e for e in register.of_kind(EntityKind.PLACE) if not e.wide]
    known = [e for e in places if e.id in positions()]
    assert len(known) > 0.8 * len(places)
    assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in positions().values())
    assert {"az", "am", "ge", "kz", "jp"} <= set(inner_points())


# --- words --------------------------------------------------------------------------------------------------


def test_every_phrase_is_there_in_both_languages_and_takes_the_same_values() -> None:
    for key, (japanese, english) in words._WORDS.items():
        assert japanese, key
        assert english, key
    for one in Quad:
        assert words.quad_name("ja", one) != words.quad_name("en", one)
    for step in Step:
        assert words.period("ja", date(2024, 1, 1), step)


def test_dates_and_spans() -> None:
    assert words.day("ja", date(2023, 3, 14)) == "2023年3月14日"
    assert words.day("en", date(2023, 3, 14), year=False) == "14 Mar"
    assert words.span("en", 800) == ("2 years", "2 months")
    assert words.span("ja", 20) == ("20日",)


# --- markup -------------------------------------------------------------------------------------------------


def test_numbers_are_short_and_links_are_safe() -> None:
    assert number(3.04) == "3"
    assert number(-0.26) == "-0.3"
    assert safe("/item/2301-011401") == "/item/2301-011401"
    assert safe("https://desk.example/item/1:2") != ""
    assert safe("item?at=12:00") != ""
    assert safe("javascript:alert(1)") == ""
    assert tag("text", x=1.0, class_="a", fill="ink") == '<text class="a f-ink" x="1" fill="#1b2026"/>'
