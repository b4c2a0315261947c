"""Search in any script, by the folded word, by any one or two characters of Japanese; no query is an error."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.store_nouns import article, item
from torimatome.model import Block, BlockKind, Headline, Note, Sentence
from torimatome.store import Store
from torimatome.store.search import words


def found(store: Store, query: str) -> list[str]:
    return sorted(hit.id for hit in store.search.find(query))


def texts(store: Store, *those: str) -> None:
    for n, text in enumerate(those, 1):
        store.articles.save(article(n, headline="Report", text=text))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Prezident Gəncədə körpü açdı.", "gence"),
        ("İlham Şuşaya getdi.", "ilham susaya"),
        ("Диғол Москва Ереванёнок", "ереваненок"),
        ("Министры встретились в Москве", "МИНИСТР"),
        ("შეხვედრა თბილისში გაიმართა", "თბილის"),
        ("Հանդիպումը Երևանում", "երևան"),
        ("دیدار در باکو برگزار شد", "باکو"),
        ("می‌رود به تهران", "میرود"),
        ("両国の外相がバクーで会談した", "会談"),
        ("両国の外相がバクーで会談した", "両"),
        ("両国の外相がバクーで会談した", "た"),
        ("両国の外相がバクーで会談した", "相が"),
        ("両国の外相がバクーで会談した", "ﾊﾞｸｰ"),
        ("イルハム・アリエフ大統領", "アリエフ"),
        ("イルハム・アリエフ大統領", "イルハムアリエフ"),
        ("イルハムアリエフ大統領", "イルハム・アリエフ"),
        ("2026年2月14日に日本NATO協議", "2026年2月"),
        ("2026年2月14日に日本NATO協議", "日本nato"),
        ("2026年2月14日に日本NATO協議", "nato協"),
        ("The U.S. envoy told jam-news.net", "jam-news"),
        ("The U.S. envoy told jam-news.net", "u.s."),
        ("A treaty of peace was signed", '"peace was signed"'),
        ("𠮷野家の会見", "𠮷野"),
        ("The ministers signed it", "minister signing"),
        ("Bakıda görüş keçirildi", "Baki"),
        ("رئيس الوزراء في باكو", "رئیس باکو"),
        ("دیدار ۱۴ نفر", "14"),
        ("\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f", "محمد"),
        ("両国の外相がバクーで会談した", "外相の会談"),
        ("Talks with Tarbonsky ended", "Тарбонского"),
        ("ナゴルノ・カラバフの和平", "ナゴルノ-カラバフ"),
        ("ナゴルノ・カラバフの和平", "ナゴルノカラバフ"),
        ("ナゴルノカラバフの和平", "ナゴルノ・カラバフ"),
        ("ナゴルノカラバフの和平", "ナゴルノ‐カラバフ"),
        ("ナゴルノ-カラバフの和平", "ナゴルノ・カラバフ"),
        ("ナゴルノ-カラバフの和平", '"ナゴルノカラバフ"'),
        ("両国の外相がバクーで会談した", '"外相がバクー"'),
        ("両国の外相がバクーで会談した", "『会談』"),
        ("A treaty of peace was signed", "“peace was signed”"),
        ("A treaty of peace was signed", '"peace was signed'),
        ("A treaty of peace was signed", "peace was signed of the a"),
        ("It was what it was", "it was"),
        ("Tarverdov spoke of the harbour in the north", "who is it that tells of harbours"),
    ],
)
def test_what_is_written_is_found(store: Store, text: str, query: str) -> None:
    texts(store, text, "An unrelated report on the weather.")
    assert found(store, query) == ["a1"]


@pytest.mark.parametrize(
    "query",
    [
        '"peaces was signed"',
        "談会",
        "会場",
        "東",
        '"was peace"',
        "eace",
        "",
        "  ",
        "!?.",
        "・",
        '"',
        '""',
        '"外相でバクー"',
        "『』",
    ],
)
def test_what_is_not_written_is_not_found(store: Store, query: str) -> None:
    texts(store, "外相がバクーで会談した", "A treaty of peace was signed")
    assert found(store, query) == []


def test_all_words_if_possible_else_any(store: Store) -> None:
    texts(store, "ministers met in Ganja", "ministers met in Sheki", "rain in Ganja")
    assert found(store, "ministers ganja") == ["a1"]
    assert found(store, "rain sheki") == ["a2", "a3"]


def test_a_headline_counts_for_more_and_the_limit_holds(store: Store) -> None:
    store.articles.save(article(1, headline="Weather", text="A bridge was mentioned."))
    store.articles.save(article(2, headline="Bridge opens", text="In Ganja it rained."))
    hits = store.search.find("bridge")
    assert [hit.id for hit in hits] == ["a2", "a1"]
    assert hits[0].score > hits[1].score > 0
    assert [hit.id for hit in store.search.find("bridge", limit=1)] == ["a2"]


def test_only_the_latest_revision_is_found(store: Store) -> None:
    store.articles.save(article(1, text="Forty people came."))
    store.articles.save(article(1, text="Fifty people came."))
    assert found(store, "forty") == []
    assert found(store, "fifty") == ["a1"]


def test_a_hit_says_what_it_is(store: Store) -> None:
    store.articles.save(
        article(1, text="Opening words. " * 40 + "Then the keystone was set. " + "Closing words. " * 40)
    )
    (hit,) = store.search.find("keystone")
    assert (hit.kind, hit.id, hit.headline, hit.outlet) == ("article", "a1", "Bridge 1 opens", "az.ganja")
    assert hit.on == date(2026, 3, 1)
    assert "Then the keystone was set." in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 200


def test_items_are_found_by_headline_body_note_and_term(store: Store) -> None:
    note = Note(blocks=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="The ministry denied it."),)),))
    store.search.index(
        [item(1, notes=(note,), terms=("橋梁",), headlines={"ja": Headline(text="第一橋が開通")}), item(2)]
    )
    for query in ("開通", "denied", "橋梁", '"river 1"'):
        assert "i1" in found(store, query)
    (hit,) = store.search.find("denied")
    assert (hit.kind, hit.on, hit.outlet, hit.headline) == ("item", date(2026, 3, 1), "GANJA NEWS", "第一橋が開通")
    store.search.index([item(1)])
    assert found(store, "denied") == []
    store.search.forget("item", ["i1", "i2"])
    assert found(store, "river") == []


def forms(name: str) -> tuple[str, ...]:
    return ("Ganja", "Gəncə", "Гянджа", "ギャンジャ", "the") if name in {"Ganja", "Гянджа", "New Ganja"} else ()


@pytest.mark.parametrize("query", ["Ganja", "Гянджа", "New Ganja"])
def test_one_name_reaches_all_its_forms(store: Store, query: str) -> None:
    for n, (language, text) in enumerate(
        [("az", "Gəncədən gəldi."), ("ru", "Приехал в Гянджу."), ("ja", "ギャンジャで会談"), ("en", "Not the place")], 1
    ):
        store.articles.save(article(n, headline="", text=text, language=language))
    hits = store.search.find(query, expand=forms)
    assert sorted(hit.id for hit in hits) == ["a1", "a2", "a3"]
    why = {hit.id: hit.why for hit in hits}
    assert why["a3"] == (f"ギャンジャ (another form of {query})",)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("opens bridge", ("opens", "Bridge")),
        ("ministers", ("minister (for ministers)",)),
        ("Tarbon", ("Tarbonsky (begins with Tarbon)",)),
        ("Тарбонский", ("Tarbonsky (sounds like Тарбонский)",)),
        ('"a minister of works" river', ("a minister of works", "river")),
    ],
)
def test_a_hit_explains_itself(store: Store, query: str, why: tuple[str, ...]) -> None:
    store.articles.save(article(1, headline="Bridge opens", text="Tarbonsky, a minister of works, came to the river."))
    (hit,) = store.search.find(query)
    assert hit.why == why


def test_a_word_as_it_was_typed_comes_before_its_likes(store: Store) -> None:
    texts(store, "The walker came to Sheki", "She walked to Sheki", "He walks to Sheki")
    assert store.search.find("walks")[0].id == "a3"
    assert store.search.find("walked")[0].id == "a2"


def test_answers_can_be_filtered(store: Store) -> None:
    texts(store, "Bridge one", "Bridge two")
    store.search.index([item(1), item(3, section="culture")])
    find = store.search.find

    def ids(**filters: object) -> set[str]:
        return {hit.id for hit in find("bridge", **filters)}  # type: ignore[arg-type]

    assert ids() == {"a1", "a2", "i1", "i3"}
    assert ids(kind="item") == {"i1", "i3"}
    assert ids(outlet="az.ganja") == {"a1", "a2"}
    assert ids(outlet="GANJA NEWS", section="economy") == {"i1"}
    assert ids(first_on=date(2026, 3, 2)) == {"a2", "i3"}
    assert ids(first_on=date(2026, 3, 2), last_on=date(2026, 3, 2)) == {"a2"}
    assert ids(outlet="' OR 1 --") == set()


def rows(*those: tuple[float, float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(those, dtype=np.float32)


def test_vectors_join_the_words(store: Store) -> None:
    texts(store, "A harbour was dredged", "The port is deeper now", "Rain in Sheki")
    waiting = store.search.without_vectors("m")
    assert waiting[-1].texts == ("Report A harbour was dredged",)
    for one, row in zip(reversed(waiting), ((0.8, 0.6), (1.0, 0.0), (0.0, 1.0)), strict=True):
        store.search.keep_vectors("m", one.number, rows(row, (0.0, 0.5)))
    assert store.search.without_vectors("m") == []
    hits = store.search.find("harbour", vector=rows((1.0, 0.0))[0], maker="m")
    assert [hit.id for hit in hits] == ["a1", "a2", "a3"]
    assert [hit.why for hit in hits[:2]] == [("harbour", "near in meaning (0.80)"), ("near in meaning (1.00)",)]
    assert [h.id for h in store.search.find("", vector=rows((0.0, 1.0))[0], maker="m", limit=1)] == ["a3"]
    assert [h.id for h in store.search.find("", vector=rows((0.0, 1.0))[0], maker="m", last_on=date(2026, 3, 1))] == [
        "a1"
    ]
    assert store.search.find("", vector=rows((0.0, 1.0))[0], maker="other") == []


def test_words_of_another_language_do_not_push_meaning_aside(store: Store) -> None:
    """A question in Russian: what merely sounds like its names is not preferred to what means the same."""
    texts(store, "A harbour was dredged", "Portnov went home", "Rain in Sheki")
    for one, row in zip(reversed(store.search.without_vectors("m")), ((0.9, 0.4), (0.1, 0.9), (0.2, 0.8)), strict=True):
        store.search.keep_vectors("m", one.number, rows(row))
    hits = store.search.find("Портнова углубили где когда", vector=rows((1.0, 0.0))[0], maker="m")
    assert hits[0].id == "a1"
    assert "sounds like" in " ".join(hits[-1].why + hits[1].why)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("橋は何年に開通したか", "橋は1987年に開通した。"),
        ("橋はいつ開通したか", "橋は三月に開通した。"),
        ("大桥的长度是多少", "大桥的长度是120米。"),
    ],
)
def test_what_is_asked_for_is_looked_for(store: Store, question: str, answer: str) -> None:
    """A sentence with a number of years answers 何年 before one with the same words alone."""
    without = re.sub(r"\d+.に?|三月に", "", answer)
    texts(store, answer, without + "雨。")
    assert store.search.find(question)[0].id == "a1"


def test_vectors_go_with_their_text(store: Store) -> None:
    texts(store, "A harbour", "A port")
    for one in store.search.without_vectors("m"):
        store.search.keep_vectors("m", one.number, rows((1.0, 0.0)))
    asked = rows((1.0, 0.0))[0]
    assert len(store.search.find("", vector=asked, maker="m")) == 2
    store.articles.save(article(1, text="Another harbour."))
    assert [h.id for h in store.search.find("", vector=asked, maker="m")] == ["a2"]
    (new,) = store.search.without_vectors("m")
    store.search.keep_vectors("m", new.number, rows((1.0, 0.0)))
    assert len(store.search.find("", vector=asked, maker="m")) == 2
    store.drop_machine_tables()
    assert store.search.find("", vector=asked, maker="m") == []


def test_a_long_text_is_embedded_in_pieces(store: Store) -> None:
    store.articles.save(
        article(1, headline="Head", text="\n\n".join(f"Sentence number {n} is here." for n in range(99)))
    )
    (one,) = store.search.without_vectors("m")
    assert one.texts[0].startswith("Head Sentence number 0 is here.")
    assert len(one.texts) > 5
    assert all(len(text) < 400 for text in one.texts)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=()))
    | st.text("\"*()^:-+ANDORNEAR{}\\'%_;,.~ \0", max_size=40)
    | st.sampled_from(
        ['a" OR "b', "headline:x", "NEAR(a b)", "a AND", "* *", "x" * 100_000, "a " * 5000, "\x00", "'; DROP"]
    )
)
def test_no_query_is_an_error(store: Store, query: str) -> None:
    store.search.index([article(1, headline=query[:300], text=query[:300])])
    store.search.find(query, expand=lambda name: (name, name[::-1], "Bakı"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_any_word_of_any_text_finds_it(store: Store, text: str) -> None:
    store.search.index([article(1, headline="", text=text)])
    for word in words(text)[:30]:
        assert found(store, word) == ["a1"], word


@given(st.text())
def test_words_are_free_of_what_the_index_would_divide(text: str) -> None:
    for word in words(text):
        assert all(ch.isalnum() for ch in word if ch.isascii())
