"""A golden item for each kind of event: the first sentence, the day, the length, and whose word it is."""

from __future__ import annotations

import pytest

from tests.compose.test_item import body, item
from tests.invented_news import article, dossier
from torimatome.compose.budget import words_for
from torimatome.model import EventKind

KINDS = [
    (EventKind.MEETING, "Foreign Minister receives colleague",
     "Foreign Minister of Rovia Mira Dunn received her Lutian colleague Jon Akvist in Rov on March 3.",
     "The fishing quotas and a line for trains were discussed.",
     "On March 3, FM Dunn received her Lutian colleague Jon Akvist in Rov.", "he sides discussed the fishing quotas and a line for trains."),
    (EventKind.PHONE_CALL, "Ministers talk by telephone",
     "On March 3, Foreign Minister of Rovia Mira Dunn had a telephone conversation with her Lutian counterpart Jon Akvist.",
     "The situation in the region was discussed as well.",
     "On March 3, FM Dunn held a telephone conversation with her Lutian counterpart Jon Akvist.", "he sides also discussed the regional situation."),
    (EventKind.LETTER, "President congratulates King",
     "President of Rovia Tarin Velo has sent a letter of congratulation to King Olo of Norland on March 2.", "",
     "On March 2, President Velo sent a letter of congratulation to King Olo of Norland.", ""),
    (EventKind.STATEMENT, "Ministry rejects report",
     "The Ministry of Foreign Affairs of Rovia rejected on March 3 the report of the Harbour Watch.",
     'The spokesperson called it "a tale of 40 pages" and said that nobody had asked Rovia for its view.',
     "On March 3, the Ministry of Foreign Affairs of Rovia rejected the report of the Harbour Watch.", '"a tale of 40 pages"'),
    (EventKind.COURT, "Editor jailed",
     "A court in Rov sentenced the editor Pia Lund to six years in prison on March 3.",
     "She was allegedly paid by a Lutian fund. Lund denies the charge.",
     "On March 3, a court in Rov sentenced the editor Pia Lund to six years in prison.", "denies the charge"),
    (EventKind.INCIDENT, "Boat sinks",
     "A patrol boat sank off Rov on Monday, and two sailors were reportedly killed.",
     "The army of Rovia denies that anybody was killed.",
     "On March 3, a patrol boat sank off Rov, and two sailors were reportedly killed.", "denies that anybody was killed"),
    (EventKind.EXERCISE, "Drill begins",
     "A drill of 400 soldiers of Rovia and Lutia began near Rov on March 3.", "It will last until March 9.",
     "On March 3, a drill of 400 soldiers of Rovia and Lutia began near Rov.", "until March 9"),
    (EventKind.RESOLUTION, "Assembly decides",
     "The Harbour Assembly adopted a resolution on Rovia on March 3 by 40 votes to 9.",
     "It demands the release of 12 fishermen.",
     "On March 3, the Harbour Assembly adopted a resolution on Rovia by 40 votes to 9.", "12 fishermen"),
    (EventKind.REPORT, "Watch publishes report",
     "The Harbour Watch published its report on the ports of Rovia on March 3.",
     "According to the report, 14 of 20 ports have no crane.",
     "On March 3, the Harbour Watch published its report on the ports of Rovia.", "14 of 20 ports have no crane"),
    (EventKind.VISIT, "President arrives in Norland",
     "President of Rovia Tarin Velo arrived in Norland on an official visit on March 3.", "King Olo met the guest at the port of Elm.",
     "On March 3, President Velo arrived in Norland on an official visit.", "King Olo met the guest"),
    (EventKind.REGULATION, "Parliament passes law",
     "The parliament of Rovia adopted the law on ports in the third reading on March 3 by 80 votes to 12.", "The law enters into force on April 1.",
     "On March 3, Rovia's parliament adopted the law on ports in the third reading by 80 votes to 12.", "April 1"),
    (EventKind.APPOINTMENT, "New ambassador",
     "President of Rovia Tarin Velo appointed Edda Holm as ambassador to Norland on March 3.", "",
     "On March 3, President Velo appointed Edda Holm as ambassador to Norland.", ""),
    (EventKind.CEREMONY, "Harbour Day marked",
     "Harbour Day was marked at the Old Pier of Rov on March 3.", "Flags of 12 guilds were raised.",
     "On March 3, Harbour Day was marked at the Old Pier of Rov.", "12 guilds"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "headline", "first", "second", "ours", "too"), KINDS, ids=[k[0] for k in KINDS])
def test_a_golden_item_of_each_kind(
    kind: EventKind, headline: str, first: str, second: str, ours: str, too: str
) -> None:
    found = item(dossier("e1", article("a1", headline, f"{first} {second}".strip()), kind=kind))
    text = body(found)
    assert text.startswith(ours.rstrip("."))
    assert too in text
    assert not found.doubts
    assert str(found.attributions[0]) == "(WIRE / 03.03.2031)"


@pytest.mark.parametrize("kind", list(EventKind))
def test_no_kind_is_told_at_greater_length_than_its_own(kind: EventKind) -> None:
    told = " ".join(
        f"The minister of Rovia opened {n} ports near Rov and {n + 40} piers in the bay of Elm." for n in range(13, 60)
    )
    found = item(dossier("e1", article("a1", "Ports open", told), kind=kind))
    assert len(body(found).split()) <= 1.3 * words_for(kind) + 5
