"""Copies are known by their words; look-alikes of one template by their other names and figures."""

from torimatome.group.copies import copies

from .newsroom import OUTLETS, article, named

LEAD = "Fishermen of the northern coast will get loans for new boats from April, the ministry said in a note."
REST = (
    "The loans run for nine years and carry no interest in the first two, a condition that the boat owners had asked for.",
    "Applications are taken in every harbour office, and the first contracts are to be signed before the season opens.",
)


def _find(*told: object) -> list[tuple[str, str]]:
    articles = list(told)
    found, _ = copies(articles, named(articles), OUTLETS)  # type: ignore[arg-type]
    return [(articles[c.copy].id, articles[c.original].id) for c in found]  # type: ignore[attr-defined]


def test_an_edited_wire_copy_is_found_and_the_earlier_one_is_the_original() -> None:
    first = article("a", "Loans for boats", LEAD, *REST)
    later = article("b", "Fishermen to get cheap money", LEAD, REST[0], outlet="az.quill", hours=3)
    assert _find(first, later) == [("b", "a")]


def test_who_is_credited_is_the_original_even_where_the_copy_has_the_earlier_clock() -> None:
    copy = article("b", "Loans", f"{LEAD} Lantern reports.", *REST, outlet="az.quill", hours=0)
    first = article("a", "Loans", LEAD, *REST, hours=1)
    assert _find(copy, first) == [("b", "a")]


def test_a_japanese_copy_with_its_credit() -> None:
    body = "北部沿岸の漁業者に対する新造船の融資制度が四月に始まる。金利は当初二年間は無利子で、返済期間は九年となる。"
    first = article("a", "漁船融資、四月から", body, outlet="az.hoshi", language="ja")
    later = article("b", "漁船融資始まる（星通信）", body[:-8] + "です。", outlet="az.kaze", language="ja", hours=1)
    assert _find(first, later) == [("b", "a")]


def test_two_phone_calls_told_in_the_same_words_are_no_copies() -> None:
    words = "The Prime Minister spoke by telephone with his counterpart {}. They discussed transport, trade and the {} commission. Both agreed to keep in touch and to meet in the capital in the course of the year."
    first = article("a", "Call", words.format("Ivan Dorovan of Moldania", "joint"))
    second = article("b", "Call", words.format("Pavel Osterman of Kuralia", "joint"), outlet="az.quill", hours=5)
    found, alike = copies([first, second], named([first, second]), OUTLETS)
    assert (found, alike) == ((), ((0, 1),))


def test_other_figures_part_two_texts_of_one_template() -> None:
    words = "Another group of {} families has come home to the village of {}. Keys were handed over in the new school."
    first = article("a", "Home", words.format(27, "Narinkend"), LEAD)
    second = article("b", "Home", words.format(31, "Toghluja"), LEAD, hours=20)
    assert _find(first, second) == []
