"""People's changes lie over the machine's draft: none is lost, each can be taken back, a rebuild brings them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.conftest import Trip
from torimatome.desk import Desk
from torimatome.editing import Conflict, Editing, Inbox, Wanted
from torimatome.editing.inbox import State
from torimatome.errors import NotFound, Stop
from torimatome.model import Item, Period, digest


@pytest.fixture
def desk(trip: Trip, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with trip.copied(tmp_path_factory.mktemp("editing")) as desk:
        yield desk


@pytest.fixture
def editing(desk: Desk) -> Editing:
    return Editing(desk.folder, desk.store, desk.clock)


def key(desk: Desk) -> str:
    return desk.store.bulletins.ids()[-1]


def item(desk: Desk, n: int = 0) -> Item:
    return desk.bulletin(key(desk)).items[n]


def now(desk: Desk, one: Item) -> Item:
    return next(i for i in desk.bulletin(key(desk)).items if i.id == one.id)


def test_a_change_stands_at_once_and_can_be_taken_back_and_made_again(desk: Desk, editing: Editing) -> None:
    before = desk.bulletin(key(desk))
    edit = editing.change(key(desk), item(desk).id, "headline.ja", " 両外相、  会談 ", "ann")
    assert edit
    assert now(desk, item(desk)).headlines["ja"].how == "person:ann"
    assert item(desk).headline("ja") == "両外相、 会談"
    editing.undo(key(desk), edit.number, "ann")
    assert desk.bulletin(key(desk)) == before
    undoing = editing.history(item(desk).id)[0]
    editing.undo(key(desk), undoing.number, "ann")
    assert item(desk).headline("ja") == "両外相、 会談"
    assert len(editing.history(item(desk).id, "headline.ja")) == 3


def test_when_two_change_one_line_the_second_is_told_and_nothing_is_lost(desk: Desk, editing: Editing) -> None:
    one = item(desk)
    seen = digest(one.headline("en"))
    editing.change(key(desk), one.id, "headline.en", "Ministers meet", "ann", seen)
    with pytest.raises(Conflict) as told:
        editing.change(key(desk), one.id, "headline.en", "Ministers confer", "bob", seen)
    assert (told.value.now, told.value.by, told.value.edit.value) == ("Ministers meet", "ann", "Ministers confer")
    assert now(desk, one).headline("en") == "Ministers meet"
    aside = editing.history(one.id)[0]
    assert aside.aside
    assert aside.by == "bob"
    editing.adopt(key(desk), aside.number, "bob")
    assert now(desk, one).headline("en") == "Ministers confer"


def test_two_who_write_the_same_do_not_clash(desk: Desk, editing: Editing) -> None:
    one = item(desk)
    seen = digest(one.headline("en"))
    editing.change(key(desk), one.id, "headline.en", "Ministers meet", "ann", seen)
    assert editing.change(key(desk), one.id, "headline.en", "Ministers meet", "bob", seen) is None


def test_items_move_inside_their_section_and_to_another(desk: Desk, editing: Editing) -> None:
    section = next(s for s in desk.bulletin(key(desk)).sections if len(s.items) > 2)
    first, second, third = (i.id for i in section.items[:3])

    def order() -> list[str]:
        return [i.id for s in desk.bulletin(key(desk)).sections if s.key == section.key for i in s.items][:3]

    editing.move(key(desk), first, "down", "ann")
    assert order() == [second, first, third]
    editing.move(key(desk), third, "first", "ann")
    assert order() == [third, second, first]
    editing.move(key(desk), third, f"after:{second}", "ann")
    assert order() == [second, third, first]
    assert editing.move(key(desk), second, "up", "ann") is None
    last = editing.last_of(key(desk), "ann")
    assert last
    editing.undo(key(desk), last.number, "ann")
    assert order() == [third, second, first]
    other = next(s.key for s in desk.folder.house.sections if s.key != section.key)
    editing.change(key(desk), first, "section", other, "ann")
    assert first not in order()


def test_a_dropped_item_is_left_out_and_taken_in_again(desk: Desk, editing: Editing) -> None:
    one, count = item(desk), len(desk.bulletin(key(desk)).items)
    editing.change(key(desk), one.id, "drop", "yes", "ann")
    assert len(desk.bulletin(key(desk)).items) == count - 1
    assert [i.id for i, _ in editing.laid(key(desk)).left_out] == [one.id]
    editing.change(key(desk), one.id, "keep", "yes", "bob")
    assert len(desk.bulletin(key(desk)).items) == count


def test_body_and_notes_are_edited_as_text(desk: Desk, editing: Editing) -> None:
    one = next(i for i in desk.bulletin(key(desk)).items if len(i.body[0].sentences) > 1)
    kept = one.body[0].sentences[1]
    editing.change(
        key(desk), one.id, "body", f"A new beginning was made.\n\n{kept.text}\n\n## Later\n\n- One thing.", "ann"
    )
    n = len(one.notes) + 1
    editing.change(key(desk), one.id, f"note.{n}", f"{kept.text}\n\n(APA / 12.03.2026)", "ann")
    said = now(desk, one)
    assert said.body[1].sentences == (kept,)
    assert [b.kind.value for b in said.body] == ["paragraph", "paragraph", "subheading", "list_item"]
    assert str(said.notes[-1].attribution) == "(APA / 12.03.2026)"
    assert said.notes[-1].blocks[0].sentences[0].citations == kept.citations
    editing.change(key(desk), one.id, f"note.{n}", "", "ann")
    assert len(now(desk, one).notes) == n - 1


@pytest.mark.parametrize(("field", "value"), [
    ("headline.ja", "  "), ("section", "nowhere"), ("attribution", "APA yesterday"), ("order", "up"), ("carry", "soon"),
])  # fmt: skip
def test_what_cannot_be_is_one_sentence(desk: Desk, editing: Editing, field: str, value: str) -> None:
    with pytest.raises(Stop):
        editing.change(key(desk), item(desk).id, field, value, "ann")


def test_an_unknown_item_or_change_is_not_found(desk: Desk, editing: Editing) -> None:
    with pytest.raises(NotFound):
        editing.change(key(desk), "i0", "section", desk.folder.house.sections[0].key, "ann")
    with pytest.raises(NotFound):
        editing.undo(key(desk), 9999, "ann")
    with pytest.raises(NotFound):
        editing.laid("2000-01-01-2000-01-07")


def test_edits_survive_a_new_draft_and_a_rebuild(desk: Desk, editing: Editing) -> None:
    one, two = item(desk), item(desk, 1)
    editing.change(key(desk), one.id, "headline.ja", "試しの見出し", "ann")
    editing.change(key(desk), two.id, "drop", "yes", "ann")
    left = next(p for p in desk.store.drafted.proposals(key(desk)) if not p.chosen)
    editing.change(key(desk), left.item, "keep", "yes", "bob")
    period = desk.bulletin(key(desk)).period
    drafted = desk.draft(period)
    assert {one.id, left.item} <= {i.id for i in drafted.items}
    assert two.id not in {i.id for i in drafted.items}
    assert now(desk, one).headline("ja") == "試しの見出し"
    desk.rebuild()
    assert desk.bulletin(key(desk)) == drafted


def test_an_edit_over_an_older_text_is_listed(desk: Desk, editing: Editing) -> None:
    one = item(desk)
    editing.change(key(desk), one.id, "headline.en", "Ministers meet", "ann")
    machine = editing.laid(key(desk)).machine[one.id]
    from dataclasses import replace

    changed = replace(
        machine, headlines={**machine.headlines, "en": replace(machine.headlines["en"], text="Otherwise")}
    )
    editing.take_in(key(desk), [changed])
    assert [e.field for e in editing.laid(key(desk)).stale] == ["headline.en"]
    assert any("look at it again" in doubt for doubt in now(desk, one).doubts)
    assert now(desk, one).headline("en") == "Ministers meet"


def test_an_item_carried_over_stands_in_the_next_week(desk: Desk, editing: Editing) -> None:
    one = item(desk)
    editing.change(key(desk), one.id, "carry", editing.next_issue(key(desk)).isoformat(), "ann")
    assert one.id not in {i.id for i in desk.bulletin(key(desk)).items}
    days = desk.bulletin(key(desk)).period
    later = Period(first_on=days.first_on + timedelta(days=7), last_on=days.last_on + timedelta(days=7))
    assert one.id in {i.id for i in desk.draft(later).items}


def test_an_event_kept_from_the_inbox_waits_to_be_written(desk: Desk, editing: Editing) -> None:
    left = next(p for p in desk.store.drafted.proposals(key(desk)) if not p.chosen)
    assert editing.waiting(key(desk)) == []
    editing.change(key(desk), left.item, "keep", "yes", "ann")
    assert [p.item for p in editing.waiting(key(desk))] == [left.item]
    assert {a.id for a in editing.dossier(left).every_article} == set(left.articles)


def test_the_inbox_filters_counts_and_knows_what_is_new(desk: Desk, editing: Editing) -> None:
    inbox, period = Inbox(desk.folder, desk.store), desk.bulletin(key(desk)).period
    whole = inbox.week(key(desk), period, Wanted())
    assert whole.found == whole.all == sum(whole.counts.states.values())
    one = whole.rows[0].proposal
    asked = inbox.week(key(desk), period, Wanted(query=one.title.split()[0].upper(), outlet=one.outlets[0]))
    assert one.item in {r.proposal.item for r in asked.rows}
    assert inbox.week(key(desk), period, Wanted(query="zzz nothing")).found == 0
    editing.change(key(desk), one.item, "drop", "yes", "ann")
    row = inbox.row(key(desk), one.item)
    assert row
    assert row.state is State.DROPPED
    assert inbox.visit("ann", "/week", desk.clock()) is None
    later = desk.clock() + timedelta(hours=1)
    since = inbox.visit("ann", "/week", later)
    assert since
    assert inbox.week(key(desk), period, Wanted(unread=True), since).found == 0
    assert inbox.week(key(desk), period, Wanted(), since - timedelta(days=3650)).unread > 0
