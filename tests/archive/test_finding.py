"""The joined question: filters that are looked up, names in all forms, ids, and sentences for what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Trip
from torimatome.archive import Questions
from torimatome.errors import NotFound, Stop
from torimatome.store.search import asked, day


@pytest.fixture(scope="module")
def questions(trip: Trip) -> Questions:
    return Questions(trip.desk.folder, trip.desk.store, trip.desk.written)


@pytest.mark.parametrize(
    ("query", "words", "filters", "without"),
    [
        ('from:2023-01 to:2023-06 outlet:TREND talks "exact phrase" -rain', 'talks "exact phrase"', 3, ("rain",)),
        ('person:"イルハム アリエフ" -"heavy rain"', "", 1, ("heavy rain",)),
        ("lang:ru U.S.: talks", "U.S.: talks", 1, ()),
        ("ナゴルノ-カラバフ jam-news", "ナゴルノ-カラバフ jam-news", 0, ()),
        ("outlet: talks", "outlet: talks", 0, ()),
        ("“heavy rain” «in Ganja» „now“", '"heavy rain" "in Ganja" "now"', 0, ()),
        ('"heavy rain', '"heavy rain"', 0, ()),
        ("--rain", "", 0, ("-rain",)),
        ("a" * 50_000, "a" * 2000, 0, ()),
    ],
)
def test_a_question_is_taken_apart(query: str, words: str, filters: int, without: Sequence[str]) -> None:
    found = asked(query)
    assert (found.words, len(found.filters), found.without) == (words, filters, tuple(without))


def test_days() -> None:
    assert [day("2023"), day("2023-02"), day("2023-02-03")] == [date(2023, 1, 1), date(2023, 2, 1), date(2023, 2, 3)]
    assert [day("2023", last=True), day("2024-02", last=True)] == [date(2023, 12, 31), date(2024, 2, 29)]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "needs words or a filter"),
        (" ?! ", "needs words or a filter"),
        ("from:soon Baku", "'soon' is no date"),
        ("from:2023-13", "is no date"),
        ("from:2024 to:2023", "lies after"),
        ("kind:book", "did you mean|known are"),
        ("section:nowhere", "'nowhere' is not known"),
        ("outlet:qqqqqq", "'qqqqqq' is not known"),
        ("place:Bakuu", "did you mean Baku"),
        ("person:qqqqqq", "'qqqqqq' is not known"),
        ("language:russian", "is no language"),
        ("Baku from:", "from: has nothing behind it"),
        ("Baku Person: ", "person: has nothing behind it"),
        ('outlet:"" Baku', "outlet: has nothing behind it"),
        ("Baku -outlet:x", "a minus leaves out words, not outlet:"),
        ("from:2023-02-30 Baku", "is no date"),
        ("to:0000", "is no date"),
        ("from:20230105", "is no date"),
        ("subject:qqqqqq", "'qqqqqq' is not known"),
        ("-", "needs words or a filter"),
        ("«»", "needs words or a filter"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(questions: Questions, query: str, said: str) -> None:
    with pytest.raises(Stop, match=said):
        questions.find(query)


def test_one_place_in_any_spelling(questions: Questions) -> None:
    found = [{hit.id for hit in questions.find(q)} for q in ("Baku", "Bakı", "Баку", "バクー", "baki")]
    assert found[0]
    assert all(one == found[0] for one in found[:4])
    for query in ("place:Баку", "place:バクー"):
        assert {hit.id for hit in questions.find(query, 500)} >= found[0]


@pytest.mark.parametrize(
    "query", ["バ", "バク", "会", "の", "a" * 50_000, "the of and", '"', "。、", "!!! ???", 'Baku "']
)
def test_short_long_and_empty_questions_are_answered(questions: Questions, query: str) -> None:
    if any(map(str.isalnum, query)):
        assert all(hit.id for hit in questions.find(query))
    else:
        with pytest.raises(Stop, match="needs words"):
            questions.find(query)


def test_old_names_and_new_ones_are_one(questions: Questions) -> None:
    """グルジア is what Japanese called ジョージア until 2015."""
    assert questions.written.others("グルジア")
    found = [{hit.id for hit in questions.find(q, 500)} for q in ("グルジア", "ジョージア", "Грузия", "Gürcüstan")]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_subjects_are_titles_of_imported_pages_too(questions: Questions, monkeypatch: pytest.MonkeyPatch) -> None:
    item = questions.find("kind:item", 1)[0].id
    page = SimpleNamespace(kind="archive page", title="橋と港に関する報道", number=1)
    monkeypatch.setattr(questions.store.archive, "documents", lambda: [page])
    monkeypatch.setattr(questions.store.archive, "keys_of_page", lambda _: [item])
    for name in ("橋と港に関する報道", "橋と港"):
        assert [hit.id for hit in questions.find(f"subject:{name}")] == [item]
    assert questions.find("subject:橋と港 to:1990") == []


def test_filters_narrow(questions: Questions) -> None:
    everything = {hit.id: hit for hit in questions.find("Baku", 500)}
    items = {hit.id for hit in questions.find("Baku kind:item", 500)}
    assert items == {key for key, hit in everything.items() if hit.kind == "item"}
    days = sorted(hit.on for hit in everything.values() if hit.on)
    late = questions.find(f"Baku from:{days[-1]}", 500)
    assert late
    assert all(hit.on == days[-1] for hit in late)
    assert questions.find("Baku to:1990") == []
    newest = [hit.on for hit in questions.find("kind:article", 5)]
    assert newest == sorted(newest, key=lambda d: d or date.min, reverse=True)


def test_words_that_must_not_stand(questions: Questions) -> None:
    (first, *_) = questions.find("kind:article", 1)
    word = max(first.headline.split(), key=len)
    assert first.id in {hit.id for hit in questions.find(word, 500)}
    assert first.id not in {hit.id for hit in questions.find(f"kind:article -{word}", 500)}


def test_ids_are_found(questions: Questions, trip: Trip) -> None:
    item = trip.bulletin.items[0]
    assert questions.find(item.id)[0].id == item.id
    assert [hit.id for hit in questions.find(f"id:{item.id}")] == [item.id]
    assert {hit.id for hit in questions.find(trip.bulletin.id)} == {one.id for one in trip.bulletin.items}


def test_what_is_like_an_article(questions: Questions) -> None:
    (first, *_) = questions.find("Baku kind:article", 1)
    like = questions.related("article", first.id)
    assert like
    assert first.id not in {hit.id for hit in like}
    assert all(hit.why for hit in like)
    with pytest.raises(NotFound, match="no article 'x'"):
        questions.related("article", "x")


def test_answers_while_typing(questions: Questions) -> None:
    assert {hit.id for hit in questions.begin("Bak")} & {hit.id for hit in questions.find("Baku", 500)}
    assert questions.begin("") == []
    assert questions.begin("バ") != []


class Embedder:
    """The first letters of a text as a row."""

    name = "letters"

    def vectors(self, texts: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        rows = np.array([[text.count("a") + 1, text.count("e") + 1] for text in texts], dtype=np.float32)
        found: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def test_meaning_is_asked_where_there_are_rows(trip: Trip) -> None:
    questions = Questions(trip.desk.folder, trip.desk.store, trip.desk.written, Embedder())
    assert not any("near in meaning" in why for hit in questions.find("Baku") for why in hit.why)
    with trip.desk.store.transaction():
        done = list(questions.embed())
    assert done
    assert done[-1] > 0
    assert list(questions.embed()) == []
    assert any("near in meaning" in why for hit in questions.find("Baku") for why in hit.why)
    assert not any("near in meaning" in why for hit in questions.find('"Baku"') for why in hit.why)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.text('abc:-" from to outlet', max_size=40))
def test_any_typed_question_is_taken_apart(query: str) -> None:
    found = asked(query)
    assert all(value.strip() for _, value in found.filters)


@pytest.mark.parametrize(
    ("typed", "listed"), [("Aliev", "Aliyev"), ("Alijew", "Aliyev"), ("Bakou", "Baku"), ("Pashinian", "Pashinyan")]
)
def test_a_name_as_other_languages_spell_it_is_the_name(questions: Questions, typed: str, listed: str) -> None:
    assert questions.written.others(typed) == ()
    assert set(questions.written.others(listed)) <= set(questions._others(typed))
    assert questions._others("Zzzian") == ()
