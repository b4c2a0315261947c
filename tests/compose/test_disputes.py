"""Two accounts of one event: side by side with their holders, a denial beside its claim, a doubt where no sentence can tell."""

from __future__ import annotations

from dataclasses import replace

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.model import Article, Citation, Claim, Dossier, EventKind, Headline, Item

ARMY = article(
    "h",
    "Blast at depot",
    "A blast at a depot near Rov injured 3 soldiers on March 3, the army said.",
    outlet="rv.herald",
)
LENS = article(
    "l", "Depot blast", "The blast at the depot near Rov happened in the afternoon of March 3.",
    "Doctors of the Rov hospital counted 5 injured soldiers after the blast at the depot.", outlet="ge.lens", hour=15,
)  # fmt: skip


def place(found: Article, words: str) -> Citation:
    start = found.text.index(words)
    end = found.text.find("\n", start)
    return Citation(article=found.id, revision=1, start=start, end=end if end >= 0 else len(found.text))


def figure(found: Article, words: str, value: str, number: float, **more: object) -> Claim:
    return Claim(
        event="e1", field="number", value=value, holder=found.outlet, citation=place(found, words), counts="wounded",
        value_number=number, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def item(event: Dossier, *disputed: tuple[Claim, ...]) -> Item:
    lead = next(a for a in event.articles if a.id == "h")
    heads = {"en": Headline(text=lead.headline)}
    return compose.item(event, "military", heads, lead, OUTLETS, house(), REGISTER, disputed=disputed)


def notes(found: Item) -> str:
    return "\n".join(f"{b.text} {n.attribution}" for n in found.notes for b in n.blocks)


THREE = figure(ARMY, "A blast", "3 soldiers", 3)
FIVE = figure(LENS, "Doctors", "5 injured", 5)


def test_a_figure_of_another_outlet_stands_in_a_note_with_its_holder() -> None:
    found = item(dossier("e1", ARMY, LENS, kind=EventKind.INCIDENT), (THREE, FIVE))
    assert "3 soldiers" in found.body[0].text
    assert "5 injured soldiers" in notes(found)
    assert "(LENS.NET / 03.03.2031)" in notes(found)
    assert not any("differ" in d for d in found.doubts)


def test_figures_that_can_both_be_true_are_no_dispute() -> None:
    more = replace(THREE, qualifier="at_least")
    assert not item(dossier("e1", ARMY, LENS, kind=EventKind.INCIDENT), (more, FIVE)).notes


def test_a_figure_that_only_a_foreign_report_has_is_a_doubt() -> None:
    foreign = article("r", "Взрыв", "При взрыве ранены пять солдат.", outlet="ge.lens", language="ru")
    five = figure(foreign, "При", "пять солдат", 5)
    found = item(dossier("e1", ARMY, foreign, kind=EventKind.INCIDENT), (THREE, five))
    assert not found.notes
    assert any('LENS.NET has "пять солдат", HERALD "3 soldiers"' in d for d in found.doubts)


def test_another_thing_that_is_counted_is_left_alone() -> None:
    other = article("l", "Harvest", "Somebody counted 5 wounded storks in the marshes of Elm.", outlet="ge.lens")
    storks = figure(other, "Somebody", "5 wounded", 5)
    found = item(dossier("e1", ARMY, other, kind=EventKind.INCIDENT), (THREE, storks))
    assert not found.notes


def answered(field: str, said: Article, words: str, first: Article, about: str) -> Claim:
    return Claim(
        event="e1", field=field, value=words, holder=said.outlet, citation=place(said, words),
        denies=place(first, about),
    )  # fmt: skip


def test_a_denial_of_what_the_body_tells_is_tied_to_it() -> None:
    against = article(
        "l", "Village on depot", "People of the village were asked about the depot near Rov on March 3.",
        "Nobody was injured at the depot, the mayor of the village announced.", outlet="ge.lens",
    )  # fmt: skip
    denial = answered("denial", against, "Nobody was", ARMY, "A blast")
    found = item(replace(dossier("e1", ARMY, against, kind=EventKind.INCIDENT), claims=(denial,)))
    assert "Nobody was injured" in notes(found)
    assert "LENS.NET" in notes(found)


def test_a_correction_of_the_same_outlet_stands_in_the_body() -> None:
    later = article(
        "h2", "Army on depot", "The army corrected its figure of the blast at the depot: 4 soldiers were injured.",
        outlet="rv.herald", hour=20,
    )  # fmt: skip
    correction = answered("correction", later, "The army corrected", ARMY, "A blast")
    found = item(replace(dossier("e1", ARMY, later, kind=EventKind.INCIDENT), claims=(correction,)))
    assert "4 soldiers were injured" in " ".join(b.text for b in found.body)


def test_a_denial_in_another_language_is_a_doubt_that_quotes_it() -> None:
    foreign = article("r", "Опровержение", "Мэр опроверг сообщения о раненых.", outlet="ge.lens", language="ru")
    denial = answered("denial", foreign, "Мэр опроверг", ARMY, "A blast")
    found = item(replace(dossier("e1", ARMY, foreign, kind=EventKind.INCIDENT), claims=(denial,)))
    assert any("LENS.NET may deny" in d and "Мэр опроверг" in d for d in found.doubts)


def test_a_court_case_told_by_the_state_alone_is_a_doubt() -> None:
    state = article(
        "h", "Court reads verdict", "A court in Rov sentenced an editor to 6 years in prison.", outlet="rv.herald"
    )
    site = article("l", "Editor jailed", "A court in Rov jailed an editor for 6 years.", outlet="ge.lens", hour=15)
    found = item(dossier("e1", state, site, kind=EventKind.COURT))
    assert any("state's side alone; LENS.NET" in d for d in found.doubts)


def test_a_quotation_over_two_sentences_in_single_marks_is_never_cut() -> None:
    said = article(
        "h", "Editor on verdict", "A court in Rov sentenced editor Lana Mott to 6 years on March 3.",
        "‘I wrote about 14 bridges. A shorter term for no crime is not justice’, Mott said in court.", outlet="rv.herald",
    )  # fmt: skip
    text = " ".join(b.text for b in item(dossier("e1", said, kind=EventKind.COURT)).body)
    assert text.count("‘") == text.count("’") == ("not justice" in text)
    assert "said in court that" not in text
