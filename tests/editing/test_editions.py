"""An issue stays as it was; a person's correction makes the next edition, and the next issue tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from torimatome import plugins, writers
from torimatome.cli import main
from torimatome.desk import Desk
from torimatome.editing import Editing
from torimatome.editing.editions import Wish
from torimatome.errors import NotFound, Stop
from torimatome.model import Block, BlockKind, Bulletin, Drafted, Headline, Item, Period, Section, Sentence, Status
from torimatome.writers import PLAIN

NAMES = {"military": "軍事・治安関係", "domestic": "内政関連"}
START = datetime(2031, 5, 12, 9, tzinfo=UTC)


def item(name: str, section: str, *said: str) -> Item:
    body = Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=text) for text in said))
    headlines = {"en": Headline(text=f"Drill held in {name}"), "ja": Headline(text=f"{name}で演習")}
    return Item(id=f"i-{name}", section=section, headlines=headlines, body=(body,))


def bulletin(first: date, *items: Item) -> Bulletin:
    sections = dict.fromkeys(i.section for i in items)
    return Bulletin(
        id=f"{first}-{first + timedelta(days=6)}", title="題", subtitle="", publisher="発行",
        period=Period(first_on=first, last_on=first + timedelta(days=6)),
        sections=tuple(
            Section(number=n, key=key, name=NAMES[key], items=tuple(i for i in items if i.section == key))
            for n, key in enumerate(sections, 1)
        ),
    )  # fmt: skip


FIRST = bulletin(
    date(2031, 5, 3), item("Qala", "military", "Seven boats sailed.", "All came home."),
    item("Port", "domestic", "The port closed."),
)  # fmt: skip
KEY, NEXT = FIRST.id, bulletin(date(2031, 5, 10), item("Bay", "domestic", "A bay."))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    plugins.create_folder(tmp_path / "desk", "azerbaijan", None, {})
    ticks = count()
    with Desk.opened(plugins.open_folder(tmp_path / "desk"), lambda: START + timedelta(minutes=next(ticks))) as desk:
        desk.store.bulletins.save(FIRST)
        desk.store.drafted.save(Drafted(bulletin=KEY, period=FIRST.period, items=FIRST.items))
        yield desk


def editor(desk: Desk) -> Editing:
    return Editing(desk.folder, desk.store, desk.clock)


def correct(desk: Desk, field: str, value: str, name: str = "i-Qala") -> Bulletin:
    return desk.editions().correct(KEY, name, field, value, ("kana", "The navy wrote."))


def test_the_first_edition_is_the_draft(desk: Desk) -> None:
    documents = desk.publish(KEY, ("txt",))
    assert list(documents) == [f"bulletin-{KEY}.txt"]
    (issue,) = desk.editions().of(KEY)
    assert issue.bulletin == replace(FIRST, status=Status.ISSUED)
    assert desk.editions().status(KEY) is Status.ISSUED


def test_what_the_machine_thinks_later_changes_no_issue(desk: Desk) -> None:
    first = desk.publish(KEY, ("txt",))
    desk.store.bulletins.save(replace(FIRST, sections=FIRST.sections[:1]))
    assert desk.editions().waits(KEY)
    assert desk.publish(KEY, ("txt",)) == first
    assert list(desk.publish(KEY, ("md",))) == [f"bulletin-{KEY}.md"]
    assert len(desk.editions().of(KEY)) == 1


def test_a_correction_is_the_next_edition_and_says_what_it_mends(desk: Desk) -> None:
    first = desk.publish(KEY, ("txt", "docx"))
    made = correct(desk, "body", "Six boats sailed. All came home.")
    (told,) = made.corrections
    assert (told.was, told.now, told.reason, told.by) == (
        "Seven boats sailed.",
        "Six boats sailed.",
        "The navy wrote.",
        "kana",
    )
    assert (made.edition, made.status, told.on) == (2, Status.CORRECTED, START.date())
    documents = desk.publish(KEY, ("txt",))
    words = documents[f"bulletin-{KEY}-edition-2.txt"].decode()
    assert "for “Seven boats sailed.” read “Six boats sailed.” The navy wrote." in words
    assert (
        "【訂正】1. 軍事・治安関係「Qalaで演習」の英文本文、「Seven boats sailed.」とあるのは「Six boats sailed.」の誤り。"
        in words
    )
    old = desk.editions().edition(KEY, 1)
    assert {f"bulletin-{KEY}{key}": body for key, body in old.documents.items()} == first
    assert [s.text for s in made.items[0].body[0].sentences] == ["Six boats sailed.", "All came home."]
    assert desk.editions().status(KEY) is Status.CORRECTED


def test_a_second_correction_keeps_the_notice_of_the_first(desk: Desk) -> None:
    desk.publish(KEY, ("txt",))
    correct(desk, "headline.en", "Drill ends in Qala")
    made = correct(desk, "headline.ja", "Qalaで演習終了")
    assert [(c.edition, c.field) for c in made.corrections] == [(2, "headline.en"), (3, "headline.ja")]
    assert [issue.edition for issue in desk.editions().of(KEY)] == [1, 2, 3]


def test_an_item_can_be_withdrawn_and_moved(desk: Desk) -> None:
    desk.publish(KEY, ("txt",))
    assert [s.name for s in correct(desk, "drop", "yes", "i-Port").sections] == ["軍事・治安関係"]
    made = correct(desk, "section", "foreign")
    assert [(s.number, s.key, s.name) for s in made.sections] == [(1, "foreign", "外政関連")]
    assert [(c.field, c.was, c.now) for c in made.corrections] == [
        ("item", "Drill held in Port", ""), ("section", "軍事・治安関係", "外政関連"),
    ]  # fmt: skip


def test_people_s_edits_of_an_issued_bulletin_are_corrections(desk: Desk) -> None:
    desk.publish(KEY, ("txt",))
    edit = editor(desk).change(KEY, "i-Qala", "headline.en", "Drill ends in Qala", "ren")
    assert edit
    documents = desk.publish(KEY, ("txt",))
    assert list(documents) == [f"bulletin-{KEY}-edition-2.txt"]
    assert [(c.was, c.now, c.by) for c in desk.editions().of(KEY)[-1].bulletin.corrections] == [
        ("Drill held in Qala", "Drill ends in Qala", "ren")
    ]
    assert desk.publish(KEY, ("txt",)) == documents
    editor(desk).undo(KEY, edit.number, "ren")
    desk.publish(KEY, ("txt",))
    assert desk.editions().of(KEY)[-1].bulletin.corrections[-1].now == "Drill held in Qala"


def test_an_edit_before_issue_is_no_correction(desk: Desk) -> None:
    editor(desk).change(KEY, "i-Qala", "headline.en", "Drill ends in Qala", "ren")
    desk.publish(KEY, ("txt",))
    desk.publish(KEY, ("txt",))
    assert len(desk.editions().of(KEY)) == 1


def test_the_next_issue_carries_the_notice_once(desk: Desk) -> None:
    desk.publish(KEY, ("txt",))
    told = correct(desk, "headline.en", "Drill ends in Qala").corrections
    for week in (NEXT, later := bulletin(date(2031, 5, 17), item("Cape", "domestic", "A cape."))):
        desk.store.bulletins.save(week)
        editor(desk).take_in(week.id, ())
    assert desk.bulletin(NEXT.id).corrections == desk.bulletin(later.id).corrections == told
    words = desk.publish(NEXT.id, ("txt",))[f"bulletin-{NEXT.id}.txt"].decode()
    assert "【訂正】2031年5月3日～5月9日号、" in words
    editor(desk).take_in(later.id, ())
    assert desk.bulletin(later.id).corrections == ()
    editor(desk).take_in(NEXT.id, ())
    assert desk.bulletin(NEXT.id).corrections == told  # what it told stays in it


def test_editions_are_printed_alike_after_the_machine_forgot_everything(desk: Desk) -> None:
    desk.publish(KEY, ("txt", "html", "docx", "pdf"))
    correct(desk, "headline.en", "Drill ends in Qala")
    desk.publish(KEY, ("txt", "html", "docx", "pdf"))
    before = desk.editions().of(KEY)
    desk.store.drop_machine_tables()
    assert desk.editions().of(KEY) == before
    for issue in before:
        sources = desk.sources(issue.bulletin)
        for suffix, body in issue.documents.items():
            assert writers.writer(suffix).document(issue.bulletin, sources, PLAIN) == body


def test_the_whole_draft_can_be_issued_again(desk: Desk) -> None:
    desk.publish(KEY, ("txt",))
    desk.store.bulletins.save(replace(FIRST, sections=FIRST.sections[:1]))
    made = desk.editions().again(KEY, "One report was of another week.", "kana")
    assert [(c.item, c.field, c.now) for c in made.corrections] == [("i-Port", "item", "")]
    with pytest.raises(Stop, match="says so already"):
        desk.editions().again(KEY, "Again.", "kana")


def test_a_desk_that_wants_approval_waits_for_it(desk: Desk) -> None:
    printing = replace(desk.folder.house.print, approve=True)
    asking = replace(desk, folder=replace(desk.folder, house=replace(desk.folder.house, print=printing)))
    with pytest.raises(Stop, match="has not been approved as it is now"):
        asking.publish(KEY, ("txt",))
    asking.editions().approve(KEY, "kana")
    assert asking.editions().status(KEY) is Status.APPROVED
    editor(asking).change(KEY, "i-Qala", "headline.en", "Drill ends in Qala", "ren")
    with pytest.raises(Stop, match="as it is now"):
        asking.publish(KEY, ("txt",))
    asking.editions().approve(KEY, "kana")
    assert asking.publish(KEY, ("txt",))
    assert asking.publish(KEY, ("md",))  # the same edition needs no new yes


def test_a_preview_keeps_nothing(desk: Desk) -> None:
    documents = desk.publish(KEY, ("txt",), Wish(preview=True))
    assert list(documents) == [f"preview-bulletin-{KEY}.txt"]
    assert desk.store.bulletins.issues(KEY) == ()


def test_another_way_to_name_sources_stands_beside_the_desk_s_own(desk: Desk) -> None:
    desk.publish(KEY, ("docx",))
    assert list(desk.publish(KEY, ("docx",), Wish(sources="footnotes"))) == [f"bulletin-{KEY}-footnotes.docx"]
    assert list(desk.editions().of(KEY)[0].documents) == [".docx", "-footnotes.docx"]


@pytest.mark.parametrize(
    ("name", "field", "value", "said"),
    [
        ("i-None", "body", "x", "has no item 'i-None'; it has: i-Qala, i-Port"),
        ("i-Qala", "colour", "x", "no field 'colour'; it has: headline.en"),
        ("i-Qala", "section", "nowhere", "no section 'nowhere'"),
        ("i-Qala", "headline.en", "Drill held in Qala", "says so already"),
        ("i-Qala", "headline.en", " ", "cannot be empty"),
    ],
)
def test_a_wrong_correction_is_told_and_changes_nothing(
    desk: Desk, name: str, field: str, value: str, said: str
) -> None:
    desk.publish(KEY, ("txt",))
    with pytest.raises(Stop, match=said):
        correct(desk, field, value, name)
    assert len(desk.editions().of(KEY)) == 1
    assert desk.store.edits.all() == ()


def test_what_was_not_issued_cannot_be_corrected(desk: Desk) -> None:
    with pytest.raises(NotFound, match="has not been issued"):
        correct(desk, "headline.en", "x")


# --- the commands -------------------------------------------------------------------------------------------


def test_the_commands(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = str(desk.folder.path), tmp_path / "out"

    def run(*words: object) -> str:
        code = main(["-d", folder, *map(str, words)])
        told = capsys.readouterr()
        assert code == 0, told.err
        return told.out

    assert "is approved" in run("approve", KEY, "--by", "kana")
    run("publish", KEY, "--format", "txt,eml", "--out", out, "--checklist")
    page = (out / f"bulletin-{KEY}-checklist.html").read_text("utf-8")
    assert "Before issue: 題" in page
    assert "The headlines" in page
    made = run(
        "correct",
        KEY,
        "--item",
        "i-Qala",
        "--field",
        "headline.en",
        "--value",
        "Drill ends",
        "--reason",
        "So.",
        "--out",
        out,
    )
    assert "edition 2 now" in made
    assert (out / f"bulletin-{KEY}-edition-2.txt").exists()
    assert "i-Qala headline.en: “Drill held in Qala” → “Drill ends”  So." in run("editions", KEY)
    run("editions", KEY, "--edition", 1, "--out", tmp_path / "old")
    assert (tmp_path / "old" / f"bulletin-{KEY}.txt").read_bytes() == (out / f"bulletin-{KEY}.txt").read_bytes()
    run("correct", KEY, "--item", "i-Qala", "--drop", "--reason", "It was not held.", "--by", "Ann", "--out", out)
    assert "i-Qala item withdrawn: “Drill ends”  It was not held. (Ann)" in run("editions", KEY)
    run("discard", KEY)
    assert '"edition": 2' in run("editions", KEY, "--json")
    run("template", tmp_path / "ours.docx")
    assert "ours.docx holds" in run("template", tmp_path / "ours.docx")


def test_a_draft_is_thrown_away_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["-d", str(desk.folder.path), "discard", KEY]
    assert main([*call[:2], "publish", KEY, "--format", "txt", "--out", str(desk.folder.path / "out")]) == 0
    assert main(call) == 0
    capsys.readouterr()
    assert main(call) == 2
    assert capsys.readouterr().err == f"torimatome: {KEY} has no draft; there is nothing to throw away.\n"


def test_nothing_is_issued_where_the_documents_find_no_place(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", "utf-8")
    before = desk.bulletin(KEY).status
    for out, said in ((file, "is a file"), (file / "deeper", "cannot be written")):
        assert main(["-d", str(desk.folder.path), "publish", KEY, "--format", "txt", "--out", str(out)]) == 2
        assert said in capsys.readouterr().err
    assert desk.bulletin(KEY).status is before
    assert file.read_text("utf-8") == "mine"


def test_a_template_of_the_desk_is_used_and_a_missing_one_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = desk.folder.path / "desk.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[print]\ntemplate = "ours.docx"\n', "utf-8")
    call = ["-d", str(desk.folder.path), "publish", KEY, "--format", "docx", "--out", str(tmp_path / "out")]
    assert main(call) == 2
    assert "ours.docx cannot be read" in capsys.readouterr().err
    assert main(["template", str(desk.folder.path / "ours.docx")]) == 0
    assert main(call) == 0
