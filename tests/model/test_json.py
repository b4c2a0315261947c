"""Any noun as JSON and back: the same value, the same bytes, and a fault that names its place."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome import model
from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Capture,
    Citation,
    Dateline,
    DateSource,
    Dossier,
    Event,
    EventKind,
    Headline,
    Item,
    Mention,
    Published,
    Role,
    Sentence,
)
from torimatome.model.json import Misfit, from_json, to_json

NOUNS = (
    model.Article, model.Attribution, model.Block, model.Bulletin, model.Capture, model.Citation, model.Claim,
    model.Coverage, model.Edit, model.Entity, model.Entry, model.Event, model.Feed, model.FeedState, model.Finding,
    model.Headline, model.Item, model.Label, model.Mention, model.Note, model.Office, model.Outlet,
    model.PageState, model.Period, model.Problem, model.Ruling, model.Section, model.Snapshot, model.Source,
)  # fmt: skip

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
st.register_type_strategy(datetime, st.datetimes(timezones=offsets))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
# Two halves side by side come back as the character that they make, so that only a lone one is drawn.
st.register_type_strategy(str, st.text(max_size=8) | st.just("Baku \ud83d"))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_comes_back_as_it_was(noun: type) -> None:
    @given(st.from_type(noun))
    def comes_back(value: object) -> None:
        text = to_json(value)
        text.encode("utf-8")
        assert from_json(noun, text) == value
        assert to_json(from_json(noun, text)) == text

    comes_back()


def test_a_dossier_with_parts_and_mentions_comes_back() -> None:
    event = Event(id="e1", kind=EventKind.VISIT, first_on=date(2026, 3, 2))
    part = Dossier(event=replace(event, id="e2", part_of="e1"), articles=(), coverage=())
    mentions: dict[str, tuple[Mention, ...]] = {"a1": (Mention(entity=None, surface="Şuşa", start=0, end=4),)}
    dossier = Dossier(event=event, articles=(), coverage=(), mentions=mentions, parts=(part,))
    assert from_json(Dossier, to_json(dossier)) == dossier


def test_the_outlets_own_offset_is_kept() -> None:
    at = datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=4)))
    published = from_json(Published, to_json(Published(at=at, source=DateSource.FEED)))
    assert published.at.utcoffset() == timedelta(hours=4)
    assert published.at.date() == date(2026, 3, 2)


def test_bytes_of_equal_values_are_equal() -> None:
    ja, en = Headline(text="会談"), Headline(text="Talks held")
    first = Item(id="1", section="a", headlines={"ja": ja, "en": en})
    second = Item(id="1", section="a", headlines={"en": en, "ja": ja})
    assert first == second
    assert to_json(first) == to_json(second)


def test_text_is_readable_as_it_stands() -> None:
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="会談はバクーで行われた。"),))
    assert "会談はバクーで行われた。" in to_json(block)


def test_half_a_character_from_a_hostile_feed_survives() -> None:
    note = Dateline(raw="Baku \ud83d")
    to_json(note).encode("utf-8")
    assert from_json(Dateline, to_json(note)) == note


def test_a_body_of_any_bytes_survives() -> None:
    capture = Capture(
        role=Role.PAGE, outlet="az.x", url_asked="http://x.example/", url_reached="http://x.example/",
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC), status=200, headers=(("A", "b"), ("A", "c")), body=bytes(range(256)),
    )  # fmt: skip
    assert from_json(Capture, to_json(capture)) == capture


ARTICLE = Article(id="a", revision=1, outlet="az.x", url="u", language="en", headline="h", text="t")


def changed(**values: object) -> str:
    return json.dumps({**json.loads(to_json(ARTICLE)), **values})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "Article: not JSON"),
        ("[]", "Article: dict is needed, not list"),
        (changed(colour="red"), "Article: there is no field 'colour'"),
        ('{"id": "a"}', "Article: the field 'revision' is missing"),
        (changed(revision="1"), "Article.revision: int is needed, not str"),
        (changed(revision=True), "Article.revision: int is needed, not bool"),
        (changed(headline=None), "Article.headline: str is needed, not NoneType"),
        (changed(modified_at="2026-03-02T10:00:00"), "Article.modified_at: '2026-03-02T10:00:00' is no datetime"),
        (changed(published={"at": "soon", "source": "feed"}), "Article.published.at: 'soon' is no datetime"),
        (
            changed(published={"at": "2026-03-02T10:00:00+04:00", "source": "rumour"}),
            "Article.published.source: 'rumour' is no DateSource",
        ),
    ],
)
def test_a_misfit_names_its_place(text: str, sentence: str) -> None:
    with pytest.raises(Misfit) as fault:
        from_json(Article, text)
    assert str(fault.value).startswith(sentence)


def test_a_misfit_deep_inside_names_its_place() -> None:
    good = to_json(Attribution(outlets=("AZERTAG",)))
    with pytest.raises(Misfit, match=r"Attribution.outlets\[0\]: str is needed, not int"):
        from_json(Attribution, good.replace('"AZERTAG"', "7"))
    with pytest.raises(Misfit, match=r"Item.headlines\['ja'\].text: str is needed, not int"):
        from_json(Item, '{"id": "1", "section": "a", "headlines": {"ja": {"text": 1}}}')


@given(st.text())
def test_any_text_is_a_value_or_a_misfit(text: str) -> None:
    with pytest.raises(Misfit):
        from_json(Citation, text)


def test_fields_with_a_default_may_be_missing() -> None:
    assert from_json(Headline, '{"text": "Talks"}') == Headline(text="Talks")


@dataclass(frozen=True)
class Odd:
    value: object


@pytest.mark.parametrize("value", [datetime(2026, 3, 2), {1: "a"}, {"a"}, object(), Article])  # noqa: DTZ001
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        to_json(Odd(value))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(Odd(float("nan")))


@dataclass(frozen=True)
class Either:
    value: int | str


@dataclass(frozen=True)
class Pair:
    value: tuple[str, int]


@dataclass(frozen=True)
class Vague:
    value: set[str]


def test_types_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(TypeError, match="several things"):
        from_json(Either, '{"value": 1}')
    with pytest.raises(TypeError, match="no form"):
        from_json(Vague, '{"value": []}')


def test_a_pair_has_two_values() -> None:
    assert from_json(Pair, '{"value": ["a", 1]}') == Pair(("a", 1))
    with pytest.raises(Misfit, match=r"Pair.value: 2 values are needed, not 1"):
        from_json(Pair, '{"value": ["a"]}')
