"""What is announced, settled by later news, and as a calendar file that nobody's headline can break."""

from __future__ import annotations

from datetime import UTC, date, datetime

from torimatome.dossiers import diary, icalendar

from .conftest import Room, article

AT = datetime(2031, 3, 20, tzinfo=UTC)
PLAN = article(
    "plan", "Court to hear the Ganja mill case;\nEND:VCALENDAR",
    "The court hearing of the mill in Ganja, Azerbaijan, will be held on 14 March.", outlet="az.apa", hours=30,
)  # fmt: skip
DONE = article(
    "done", "Court hears mill case", "The court hearing of the mill in Ganja, Azerbaijan, took place on 14 March.",
    outlet="az.report", hours=24 * 5,
)  # fmt: skip


def test_an_announced_day_and_that_it_came_true(room: Room) -> None:
    room.store.articles.save(PLAN)
    room.regroup()
    (ahead,) = diary(room.folder, room.store, date(2031, 3, 12))
    assert (ahead.first_on, ahead.kind, ahead.outcome.value, ahead.sources) == (
        date(2031, 3, 14), "court", "ahead", ("plan",),
    )  # fmt: skip
    room.store.articles.save(DONE)
    room.regroup()
    (settled,) = [a for a in diary(room.folder, room.store, date(2031, 3, 20)) if a.sources == ("plan",)]
    assert (settled.outcome.value, settled.told_by) == ("came_true", "done")


def test_a_calendar_file_is_whole_whatever_a_headline_holds(room: Room) -> None:
    room.store.articles.save(PLAN)
    room.regroup()
    text = icalendar(diary(room.folder, room.store, date(2031, 3, 12)), AT)
    lines = text.split("\r\n")
    assert lines.count("END:VCALENDAR") == lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART;VALUE=DATE:20310314" in lines
    assert "DTEND;VALUE=DATE:20310315" in lines
