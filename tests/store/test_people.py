"""What people did outlives the machine's tables; issued bytes are for ever; the archive knows each issue once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.store_nouns import NOON, article, bulletin, capture, item
from torimatome.model import Bulletin, Coverage, Edit, Entry, Event, EventKind, Period, Ruling, Status, digest
from torimatome.model.json import to_json
from torimatome.store import Issue, Store, open_store


@dataclass(frozen=True)
class Document:
    """What a reader gives, as far as the store looks into it."""

    kind: str
    bulletin: Bulletin | None


def read(issue: Bulletin | None, kind: str = "bulletin") -> str:
    return to_json(Document(kind, issue))


PAST = bulletin(item(8), item(9), id="2026-02-21", period=Period(first_on=date(2026, 2, 21), last_on=date(2026, 2, 27)))


def edit(value: str, name: str = "i1", number: int = 0) -> Edit:
    return Edit(number=number, item=name, field="section", value=value, replaces=digest("economy"), by="kana", at=NOON)


def test_edits_and_rulings_come_back_in_order(store: Store) -> None:
    edits = [edit("culture", number=1), edit("economy", "i2", 2), edit("society", number=3), edit("society", number=4)]
    for one in edits:
        assert store.edits.add(replace(one, number=0)) == one.number
    assert store.edits.of_item("i1") == (edits[0], edits[2], edits[3])
    assert store.edits.of_item("i3") == ()
    assert store.edits.all() == tuple(edits)
    rulings = [Ruling(first="a1", second="a2", same=same, by="kana", at=NOON) for same in (True, False)]
    for ruling in rulings:
        store.rulings.add(ruling)
    assert store.rulings.all() == tuple(rulings)


def test_a_draft_is_replaced_and_an_issue_is_not(store: Store) -> None:
    store.bulletins.save(bulletin(item(1)))
    store.bulletins.save(bulletin(item(2)))
    assert store.bulletins.get("2026-02-28") == bulletin(item(2))
    assert store.bulletins.get("2026-03-07") is None
    first = store.bulletins.issue(bulletin(item(2), status=Status.ISSUED), {"txt": b"one"}, NOON)
    assert first == Issue(
        bulletin=bulletin(item(2), status=Status.ISSUED), edition=1, issued_at=NOON, documents={"txt": b"one"}
    )
    second = store.bulletins.issue(bulletin(item(3), status=Status.CORRECTED), {"txt": b"two"}, NOON)
    assert (second.edition, store.bulletins.issued("2026-02-28")) == (2, second)
    assert store.bulletins.issues("2026-02-28") == store.bulletins.issues() == (first, second)
    assert store.bulletins.issued("2026-03-07") is None


def test_more_formats_join_an_edition_and_other_bytes_begin_one(store: Store) -> None:
    store.bulletins.issue(bulletin(item(1)), {"txt": b"words"}, NOON)
    joined = store.bulletins.issue(bulletin(item(1)), {"txt": b"words", "pdf": b"pages"}, NOON)
    assert (joined.edition, joined.documents) == (1, {"txt": b"words", "pdf": b"pages"})
    assert store.bulletins.issue(bulletin(item(1)), {"pdf": b"pages"}) == joined
    other = store.bulletins.issue(bulletin(item(1)), {"pdf": b"other pages"})
    assert (other.edition, other.documents) == (2, {"pdf": b"other pages"})


def test_ids_are_those_of_drafts_and_issues(store: Store) -> None:
    store.bulletins.issue(PAST, {})
    store.bulletins.save(bulletin())
    store.bulletins.save(PAST)
    assert store.bulletins.ids() == ["2026-02-21", "2026-02-28"]
    store.bulletins.discard("2026-02-21")
    store.bulletins.discard("2026-02-28")
    assert store.bulletins.ids() == ["2026-02-21"]
    assert store.bulletins.get("2026-02-21") == PAST


def test_an_approval_is_of_exactly_one_content(store: Store) -> None:
    first = store.bulletins.approve(bulletin(item(1)), "kana", NOON)
    second = store.bulletins.approve(bulletin(item(2)), "ren", NOON + timedelta(hours=1))
    assert store.bulletins.approvals("2026-02-28") == (first, second)
    assert first.content == digest(to_json(bulletin(item(1)))) != second.content
    assert store.bulletins.approvals("2026-02-21") == ()


def test_an_import_is_kept_once_with_its_bytes(store: Store) -> None:
    assert store.imports.add("past.docx", b"\x00\xff", read(PAST), NOON)
    assert not store.imports.add("copy.docx", b"\x00\xff", read(PAST))
    (kept,) = store.imports.all()
    assert (kept.name, kept.data, kept.document, kept.imported_at) == ("past.docx", b"\x00\xff", read(PAST), NOON)


def test_the_last_reading_of_a_file_counts(store: Store) -> None:
    store.imports.add("past.txt", b"past", read(bulletin(item(8), id=PAST.id, period=PAST.period)), NOON)
    store.imports.add("page.txt", b"page", read(None, "archive"), NOON)
    assert store.imports.add("past.txt", b"past", read(PAST), NOON)
    assert [kept.document for kept in store.imports.all()] == [read(PAST), read(None, "archive")]
    assert store.archive.bulletins() == [PAST]


def test_the_archive_is_every_published_item_in_order(store: Store) -> None:
    store.bulletins.issue(bulletin(item(1)), {})
    store.imports.add("past.txt", b"past", read(PAST))
    store.imports.add("note.txt", b"note", "{}")
    found = store.archive.items()
    assert [(a.item.id, a.bulletin, a.section, a.n, a.origin) for a in found] == [
        ("i8", "2026-02-21", "economy", 1, "import"),
        ("i9", "2026-02-21", "economy", 2, "import"),
        ("i1", "2026-02-28", "economy", 1, "issue"),
    ]
    assert found[0].period == PAST.period
    assert [hit.id for hit in store.search.find("river 8")] == ["i8"]


def test_our_own_issue_stands_over_an_imported_one_and_a_correction_over_both(store: Store) -> None:
    store.imports.add("ours.txt", b"ours", read(bulletin(item(1))))
    store.bulletins.issue(bulletin(item(2)), {})
    store.bulletins.issue(bulletin(item(3)), {})
    assert [(a.item.id, a.origin) for a in store.archive.items()] == [("i3", "issue")]


# --- the two colours ----------------------------------------------------------------------------------------


def test_people_outlive_the_machine(store: Store, data: Path) -> None:
    kept = store.captures.keep(capture(1))
    store.articles.save(article(1))
    store.entries.add([Entry(outlet="az.ganja", feed_url="f", url="u")])
    event = Event(id="e1", kind=EventKind.OTHER)
    store.events.replace(date(2026, 3, 1), date(2026, 3, 2), [event], [Coverage(event="e1", article="a1")])
    store.bulletins.save(bulletin(item(5)))
    store.edits.add(edit("culture"))
    store.imports.add("past.txt", b"past", read(PAST))
    issue = store.bulletins.issue(bulletin(item(1)), {"pdf": bytes(range(256))}, NOON)

    store.drop_machine_tables()

    assert [*store.articles.all(), *store.events.all(), *store.events.coverage()] == []
    assert store.entries.pending("az.ganja") == []
    assert list(store.captures.all()) == [kept]
    assert store.captures.body(kept.id) == capture(1).body
    assert store.bulletins.issued("2026-02-28") == issue
    assert store.bulletins.get("2026-02-28") == bulletin(item(1))
    assert store.edits.all() == (edit("culture", number=1),)
    assert {hit.id for hit in store.search.find("river")} == {"i1", "i8", "i9"}
    assert store.search.find("number") == []
    store.articles.save(article(1))  # the tables are whole: the work begins anew
    store.bulletins.save(bulletin(item(5)))
    with open_store(data) as again:
        assert again.bulletins.issued("2026-02-28") == issue


def test_what_the_machine_made_can_be_made_again(store: Store) -> None:
    def work() -> tuple[object, ...]:
        for snapshot in store.captures.all():
            n = int(snapshot.url_reached[-1])
            text = store.captures.body(snapshot.id).decode()
            store.articles.save(replace(article(n, first_seen_at=None, text=text), snapshot=snapshot.id))
        return tuple(store.articles.revisions(f"a{n}") for n in (1, 2, 3))

    for n, m in ((1, 1), (2, 2), (3, 3), (4, 1), (5, 2)):
        store.captures.keep(capture(n, b"text %d" % (n % 4), url_reached=f"https://ganja.example/{m}"))
    made = work()
    store.drop_machine_tables()
    assert work() == made


documents = st.dictionaries(st.sampled_from(["txt", "pdf", "docx"]), st.binary(max_size=3), max_size=3)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 2), documents), min_size=1, max_size=5))
def test_whatever_was_issued_is_found_in_some_edition(issues: list[tuple[int, dict[str, bytes]]]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "data") as store:
        for n, given_documents in issues:
            store.bulletins.issue(bulletin(item(n)), given_documents)
        kept = store.bulletins.issues()
        assert [issue.edition for issue in kept] == list(range(1, len(kept) + 1))
        for n, given_documents in issues:
            same = [issue for issue in kept if issue.bulletin == bulletin(item(n))]
            assert any(given_documents.items() <= issue.documents.items() for issue in same)
