"""Every check with its id, its worst severity, what it means and how to mend it: docs/reference/checks.md is made of this."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: id is what its findings bear as code; severity the worst that it gives; room the heading it stands under."""

    id: str
    severity: Severity
    room: str
    means: str
    mend: str


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT
_ROWS: tuple[tuple[str, tuple[tuple[str, Severity, str, str], ...]], ...] = (
    ("The issue", (
        ("title-missing", _E, "The issue has no title.", "Give `title` in desk.toml."),
        ("subtitle-missing", _W, "The issue has no subtitle.", "Give `subtitle` in desk.toml."),
        ("publisher-missing", _W, "The issue names no publisher.", "Give `publisher` in desk.toml."),
        ("period-backwards", _E, "The last day of the period is before the first.", "Put the first day first."),
        ("end-missing", _H, "There is no end mark.", "Give `end_mark` in desk.toml."),
        ("section-number", _E, "The sections are not numbered 1, 2, 3.", "Number them again."),
        ("section-empty", _W, "A section has no items.", "Leave it out, and number the rest again."),
        ("issue-empty", _E, "The issue has no items.", "Draft it again, or check the period."),
        ("order", _W, "Inside a section an older report stands after a newer one; two lists may have been joined.", "Move it up."),
        ("days-empty", _H, "Nothing is told of three days of the period or more.", "See whether the feeds were read then."),
        ("item-doubled", _W, "Two items tell the same: one headline, or the same words with the same names.", "Join them, or drop one."),
        ("item-issued-before", _W, "An earlier issue has the item.", "Drop it, or say what is new."),
        ("bullet-space", _H, "The space after ● differs between items.", "Write ● and one space."),
        ("bold-mixed", _H, "Some headlines are bold, some not.", "Set all alike."),
        ("note-style", _H, "Some NOTEs are slanted, some not.", "Set all alike."),
        ("layout-mixed", _H, "Some headlines are divided by a blank line, some not: two compilers' lists may have been joined.", "Divide all alike."),
    )),
    ("The headlines", (
        ("headline-missing", _E, "A headline is missing.", "Write it."),
        ("headline-untranslated", _E, "The Japanese headline awaits its translation.", "Write it in Japanese."),
        ("headline-language", _E, "A headline is in the wrong script.", "Translate it."),
        ("headline-stop", _W, "A headline ends with a full stop.", "Take it off."),
        ("headline-unverified", _W, "A name or term of the headline was made by rule and nobody has checked it.", "Check it; add it to the register."),
        ("headline-stronger", _E, "The headline has a strong word (killed, signed, arrested) that the body has not.", "Say what the body says."),
        ("headline-pending", _W, "The headline tells as done what the body says is still to come.", "Find out, and say the same in both."),
        ("headline-denied", _W, "The body has a denial; the headline states a fact.", "Say whose word it is."),
        ("headline-figure", _E, "A figure of the headline is not in the body, or not in the other headline.", "Make them agree."),
        ("headline-country", _W, "The headline speaks of a state that the body never names.", "Check the state."),
        ("hedge-lost", _W, "The body begins with a hedge (allegedly) that the headline leaves out.", "Keep the distance."),
        ("draft-mark", _H, "A mark of the draft (TODO, 要確認) stands in a headline.", "Settle it and take it out."),
        ("sense", _E, "A Japanese word has no answer in the English: 公式訪問 for a working visit.", "Write the word that answers."),
        ("future-lost", _W, "What is to come in English is told as done in Japanese.", "Add 予定, へ or 次回."),
        ("denial-lost", _E, "The English headline denies, the Japanese does not.", "Add 否定 or 拒否."),
        ("negation-lost", _E, "One headline says not, the other does not.", "Say it in both."),
        ("state-differs", _E, "The Japanese headline names a state that the English text never does.", "Name the same state."),
        ("subject-differs", _E, "The two headlines begin with different states.", "Give both one subject."),
        ("person-differs", _W, "Nobody in the English text sounds like the person of the Japanese headline.", "Check who it is."),
    )),
    ("The Japanese line", (
        ("bracket-width", _H, "Brackets are （） in some Japanese headlines, () in others.", "Choose one."),
        ("ja-latin-space", _H, "Latin words stand with spaces in some Japanese headlines, without in others.", "Choose one."),
        ("ja-space", _W, "A space stands between Japanese letters.", "Take it out."),
        ("ja-quotes", _H, "The Japanese line has Western quotation marks.", "Write 「」."),
        ("ja-width", _W, "Half-width kana, or full-width letters and figures.", "Write full-width kana, half-width letters."),
        ("ja-marks", _W, "A Western comma in Japanese.", "Write 、."),
        ("ja-look-alike", _W, "A letter that looks like another: 力 for カ, へ for ヘ, 一 for ー.", "Write the right letter."),
        ("ja-word", _W, "A word that is often written wrong: 大平洋.", "Write the word that is meant."),
        ("house-term", _H, "A term has another form than in the issues before.", "Write the form of the house."),
        ("kana-forms", _H, "A name in kana is spelt otherwise than elsewhere.", "Choose one form."),
        ("particle-lost", _W, "A Japanese sentence seems to lack a particle or a mark.", "Read it beside its source."),
        ("names-run-together", _W, "Names of states stand together with nothing between them.", "Set 、 or a particle."),
        ("office-differs", _H, "A person has another office here than elsewhere.", "Check the office."),
    )),
    ("The words", (
        ("double-space", _W, "Two spaces.", "Take one out."),
        ("stray-letter", _W, "A letter stands alone.", "Take it out."),
        ("doubled-word", _W, "A word stands twice.", "Take one out."),
        ("space-before-mark", _W, "A space before a mark.", "Take it out."),
        ("mark-doubled", _W, "A mark stands twice.", "Take one out."),
        ("quotation-open", _W, "A quotation is not closed, or not opened.", "Set the missing mark."),
        ("bracket-open", _W, "A bracket is not closed, or not opened.", "Set the missing bracket."),
        ("quotation-marks", _H, "Straight and curly quotation marks in one item.", "Write “ and ”."),
        ("article", _W, "A for an, an for a, or none where one is needed.", "Correct it."),
        ("preposition", _H, "Arrives to.", "Write in or at."),
        ("spelling", _W, "A long word is one slip of the finger from a word of the field.", "Correct it."),
        ("capital-missing", _W, "A small letter after a full stop.", "Write a capital."),
        ("stop-missing", _W, "A paragraph ends without a mark.", "Set the full stop."),
        ("subheading-mixed", _H, "Some sub-headings of an item end with a mark, some do not.", "End all with a colon."),
        ("antecedent-lost", _W, "“Also” with nothing before it, or “the service” that was not named.", "Add what was cut."),
        ("day-relative", _H, "Yesterday, last week, the day before.", "Write the date."),
        ("acronym", _H, "An acronym is not spelled out where the issue uses it first.", "Spell it out once."),
        ("acronym-turned", _W, "An acronym has the letters of a known one in another order.", "Write the known one."),
        ("name-forms", _H, "One name or term has two forms in the issue.", "Choose one."),
        ("body-empty", _E, "An item has no body.", "Write a summary, or drop it."),
    )),
    ("Days", (
        ("year-digits", _E, "A year has five figures.", "Take one out."),
        ("date-separator", _W, "A date has a colon.", "Write full stops."),
        ("date-impossible", _E, "A month has no such day.", "Look it up in the source."),
        ("weekday-wrong", _W, "The day was another weekday.", "Correct one of the two."),
        ("event-after-report", _E, "What is told as past is after the report.", "Correct the day, or the report's."),
        ("session-longer", _H, "A session goes on after the report of it.", "Do not tell its end as reported."),
        ("two-days", _W, "One event has two days in one item.", "Find out which is right."),
        ("anniversary-sum", _W, "Years since, an anniversary or an age do not fit the year beside them.", "Reckon again."),
        ("month-of-name", _W, "The days told of the April War are in another month.", "Check the month."),
    )),
    ("Counts and money", (
        ("count-list", _W, "“Three countries”, and two are listed.", "Make them agree."),
        ("sum-wrong", _W, "The parts do not make the total.", "Add them up again."),
        ("share-wrong", _W, "The per cents are not what the numbers beside them make.", "Work it out again."),
        ("magnitude", _H, "Billions for a police post.", "Check million or billion at the source."),
        ("money-forms", _H, "Dollars are written in two ways in one issue.", "Write $5 million."),
    )),
    ("The evidence", (
        ("sentence-uncited", _W, "A sentence cites no page.", "Let it stand, saying where it is from; or drop it."),
        ("page-missing", _W, "The page that a sentence cites is not at hand.", "Collect it again, or cite another."),
        ("figure-unsupported", _E, "A figure is in no page that the sentence cites.", "Correct it, or cite the page that has it."),
        ("day-unsupported", _W, "A day is in no page that the sentence cites.", "Check it against the page."),
        ("name-unsupported", _E, "A name is in no page that the sentence cites.", "Correct it, or cite the page that has it."),
        ("name-unsure", _H, "No sound like a person's name is in the pages, which are in another language.", "Check by eye."),
        ("quotation-changed", _E, "What is quoted does not stand so in the pages cited.", "Quote word for word."),
        ("negation-changed", _E, "The sentence denies and its passage does not, or the reverse.", "Say what the passage says."),
        ("holder-changed", _W, "Somebody else says it in the passage.", "Give the words to who said them."),
        ("hedge-cut", _W, "The passage has a hedge that the sentence has lost.", "Keep it."),
        ("distance-cut", _H, "The passage has words in quotation marks that the sentence takes over.", "Set the marks again."),
    )),
    ("Sides", (
        ("loaded-word", _H, "A word that takes a side: hostages, martyrs, liberation.", "Use the neutral word, or say whose it is."),
        ("own-voice", _W, "The issue speaks as its source does: our country, our army.", "Name the country."),
        ("group-names", _H, "One group has several names: captives, detainees, hostages.", "Choose the neutral one."),
        ("denied-before", _H, "A figure is told that another item, or an earlier issue, says was denied.", "Say that it was denied."),
        ("one-sided", _H, "Only state outlets tell an item about critics of the state.", "Look for an independent account."),
    )),
    ("Attributions and NOTEs", (
        ("attribution-missing", _E, "An item has no attribution.", "End the body with (OUTLET / DD.MM.YYYY)."),
        ("attribution-form", _E, "An attribution is not (OUTLET / DD.MM.YYYY), spaces included.", "Write it so."),
        ("attribution-year", _E, "The year of an attribution has five figures.", "Take one out."),
        ("outlet-unknown", _W, "An outlet is not in the register.", "Correct it, or add an outlet file."),
        ("outlet-form", _W, "An outlet is written otherwise than in the register.", "Write the register's form."),
        ("date-after-period", _E, "A report is later than the period.", "Correct the date, or keep the item for the next issue."),
        ("date-before-period", _E, "A report is older than the period: a hint for one day, an error for more than a week.", "Keep only what the last issue could not have."),
        ("date-not-of-page", _E, "The date is not that of the outlet's page, by the outlet's clock.", "Write the day of the report."),
        ("outlet-without-page", _W, "No page of an outlet named is among the item's articles.", "Name the outlet that was read."),
        ("note-without-source", _H, "A NOTE has no attribution of its own.", "Add one."),
    )),
    ("Files", (
        ("file-doubt", _W, "The reader of a file doubts a line of it: an id, an order, a reference, a word.", "Look at the line."),
        ("file-mended", _H, "The reader mended a line of a file to understand it: a colon in a date, a year of five figures.", "Mend it in the file."),
    )),
)  # fmt: skip
CATALOGUE = tuple(
    Check(id=code, severity=severity, room=room, means=means, mend=mend)
    for room, rows in _ROWS
    for code, severity, means, mend in rows
)
_HEAD = """# What the proof-reader looks for

Made by `make docs` from the program itself; do not edit by hand.

`torimatome proof BULLETIN` reads an issue of the desk with its evidence, `torimatome proof FILE` any document. Each finding bears the id of its
check and a key. `torimatome proof BULLETIN --accept KEY --reason TEXT` lets one stand: it is silent until the text that it speaks of changes.
Errors make the exit code 1; the severity below is the worst that a check gives.
"""


def page() -> str:
    """The reference of the checks as Markdown."""
    lines = [_HEAD]
    for room in dict.fromkeys(check.room for check in CATALOGUE):
        lines += [f"## {room}", "", "| id | severity | what it means | how to mend |", "|---|---|---|---|"]
        lines += [f"| `{c.id}` | {c.severity} | {c.means} | {c.mend} |" for c in CATALOGUE if c.room == room]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
