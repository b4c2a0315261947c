"""An editor with five fixed habits over three weeks: how many of her changes the next draft makes unnecessary.

The weeks are invented: 24 items each, written by rule from a fixed seed with other names, sums and days every week, half
of them without anything that she would change. She edits what each draft says; from her edits alone the next draft learns.
No desk and no network: `lessons_of_edits` and `Habits` are measured, with triage's precedents for what she throws out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from torimatome import lang, profiles, triage
from torimatome.analysis.learnt import lessons_of
from torimatome.analysis.learnt_edits import lessons_of_edits
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_habits import Habits
from torimatome.compose.headlines_memory import in_peoples_words
from torimatome.lang.text import sentences
from torimatome.model import Block, BlockKind, Edit, Headline, Item, Lessons, Sentence, digest
from torimatome.model.learnt import joined
from torimatome.model.marked import marked
from torimatome.model.people import field_value

WEEKS, ITEMS, SEEDS = 3, 24, (31, 100, 200, 300)
START = datetime(2031, 5, 3, 12, tzinfo=UTC)
WHO = ("Georgia", "Turkey", "Iran", "Kazakhstan", "Uzbekistan", "Hungary", "Poland", "Japan", "Germany", "France")
PLACES = ("Baku", "Tbilisi", "Ankara", "Astana", "Tokyo", "Berlin")
# matter: headline, its Japanese, section that the machine gives, first sentence
MATTERS = (
    (
        "Azerbaijan and {a} discuss cooperation in transport",
        "{a}と交通協力を協議",
        "foreign",
        "Officials of Azerbaijan and {a} met in {p} on {d} May.",
    ),
    (
        "Parliament adopts law on regional development",
        "議会、地域開発法を採択",
        "domestic",
        "Parliament adopted the law in its {n} reading on {d} May.",
    ),
    (
        "Court hears case of journalists in {p}",
        "裁判所、記者の事件を審理",
        "domestic",
        "A court in {p} heard the case of {n} journalists on {d} May.",
    ),
    (
        "Border troops hold exercise with {a}",
        "国境警備隊、{a}と演習",
        "military",
        "Border troops of Azerbaijan and {a} held an exercise on {d} May.",
    ),
)
MOVED = (
    ("Customs seize {n} kg of narcotics from {a}", "税関、麻薬を押収", "domestic", "Customs officers seized {n} kg of narcotics on {d} May."),
    ("Smuggled cigarettes found at customs post near {p}", "税関、密輸たばこを発見", "domestic", "Officers found {n} boxes of cigarettes on {d} May."),
    ("Narcotics found on lorry from {a}", "{a}からの貨物車で麻薬を発見", "domestic", "A lorry with {n} kg of heroin was stopped on {d} May."),
)  # fmt: skip
DROPPED = (
    ("Football team of Azerbaijan beats {a} in friendly match", "代表、親善試合で勝利", "domestic", "The team won {n} to 0 in {p} on {d} May."),
    ("Wrestlers win {n} medals at tournament in {p}", "レスリング選手団、メダル獲得", "domestic", "The wrestlers won {n} medals on {d} May."),
    ("Football club from {p} loses match in {a}", "クラブ、試合に敗れる", "domestic", "The club lost in {a} on {d} May."),
)  # fmt: skip
PLAIN = (
    "The document provides for {n} measures until the end of the year.", "The talks lasted {n} hours.",
    "A further round is planned in {p} in June.", "The ministry did not comment on the report of {d} May.",
    "The two countries signed {n} agreements last year.", "The sides denied that a decision had been taken.",
    "Observers from {a} were present.", "The budget for this amounts to {n} million manats.",
)  # fmt: skip
CEREMONIAL = (
    "The guests also expressed gratitude to the people of {a} for their hospitality.",
    "The guests also expressed satisfaction with the {n} events in {p}.",
    "Gratitude was voiced for the warm welcome in {p}.",
    "In conclusion, the guest thanked the people of {a} for their hospitality.",
)
BACKGROUND = (
    "The corridor through the south was agreed in {p} on {n} August and is to be built by several states.",
    "Agreed in {p} on {n} August, the corridor through the south is to be built by several states.",
)
NOTED = (
    "The minister underlined that trade with {a} grew by {n} percent.",
    "It was underlined that {n} projects are under way.",
)
NEAR = ("The guests also signed {n} agreements in {p}.", "The corridor was closed for {n} hours on {d} May.")
"""Sentences that begin like those that she cuts, and that she leaves."""


@dataclass(frozen=True)
class Draft:
    """A week as the machine writes it."""

    items: tuple[Item, ...]
    dropped: frozenset[str] = frozenset()


def week(number: int, seed: int) -> Draft:
    """What the machine would draft if it had learnt nothing."""
    dice = random.Random(seed + number)
    return Draft(tuple(_item(dice, number, n) for n in range(ITEMS)))


def _item(dice: random.Random, number: int, n: int) -> Item:
    matters = MOVED if n % 8 == 0 else DROPPED if n % 8 == 1 else MATTERS
    head, ja, section, first = dice.choice(matters)
    said = [first, *dice.sample(PLAIN, 2)]
    if n % 8 in (2, 3):
        said.append(dice.choice(CEREMONIAL))
    if n % 8 in (3, 4):
        said.append(dice.choice(BACKGROUND))
    if n % 8 in (4, 5):
        said.append(dice.choice(NOTED))
    if n % 8 in (5, 6):
        said.append(dice.choice(NEAR))
    fill = {"a": dice.choice(WHO), "p": dice.choice(PLACES), "n": dice.randrange(2, 60), "d": dice.randrange(1, 29)}
    texts = [said[0].format_map(fill)]
    texts += [
        one.format_map({**fill, "n": dice.randrange(2, 60), "p": dice.choice(PLACES), "a": dice.choice(WHO)})
        for one in said[1:]
    ]
    body = Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=text) for text in texts))
    headlines = {"en": Headline(text=head.format_map(fill)), "ja": Headline(text=ja.format_map(fill))}
    return Item(id=f"w{number}-{n}", section=section, headlines=headlines, body=(body,))


def wanted(item: Item) -> Mapping[str, str]:
    """The item as she wants it, field by field: her five habits."""
    title = item.headline("en")
    if title.startswith(("Football", "Wrestlers")):
        return {"drop": "yes"}
    cut = ("gratitude", "Gratitude", "hospitality", "satisfaction", "corridor through")
    said = [s.text for s in item.body[0].sentences if not any(word in s.text for word in cut)]
    body = " ".join(said).replace(" underlined ", " stressed ")
    section = "military" if ("ustoms" in title or "Narcotics" in title) else item.section
    return {"body": body, "section": section, "headline.ja": item.headline("ja").replace("協議", "会談")}


def edits_of(draft: Draft, before: datetime) -> Iterator[Edit]:
    """What she changes in a draft."""
    for item in draft.items:
        for field, value in wanted(item).items():
            if field == "drop" and item.id in draft.dropped:
                continue
            was = item.headline("en") if field == "drop" else field_value(item, field)
            if value != was:
                yield Edit(
                    item=item.id, field=field, value=value, replaces=digest(was), by="she", at=before, before=was
                )


def learnt_draft(number: int, seed: int, lessons: Lessons, forms: Forms) -> Draft:
    """The week as the machine writes it with what it has learnt."""
    habits, past = Habits(lessons, forms), triage.Precedents(lessons)
    items = [habits.applied(item) for item in week(number, seed).items]
    items = [
        replace(i, headlines={k: replace(h, text=in_peoples_words(h.text, k, lessons)) for k, h in i.headlines.items()})
        for i in items
    ]
    weighed = {i.id: sum(-w if one.value == "drop" else w for one, w in past.choices(i.headline("en"))) for i in items}
    return Draft(tuple(items), frozenset(key for key, weight in weighed.items() if weight < 0))


def issued(number: int, seed: int) -> list[Item]:
    """The week as it went out, after her changes."""
    items = []
    for item in week(number, seed).items:
        want = wanted(item)
        if "drop" not in want:
            words = tuple(Sentence(text=span.text) for span in sentences(want["body"], lang.pack("en")))
            headlines = {**item.headlines, "ja": Headline(text=want["headline.ja"], how="person:she")}
            body = (Block(kind=BlockKind.PARAGRAPH, sentences=words),)
            items.append(replace(item, section=want["section"], headlines=headlines, body=body))
    return items


def wrong(draft: Draft, number: int, seed: int) -> int:
    """Changes that the learnt draft made and she did not want."""
    plain = {i.id: i for i in week(number, seed).items}
    count = sum("drop" not in wanted(plain[key]) for key in draft.dropped)
    for item in draft.items:
        want = wanted(plain[item.id])
        for field in ("body", "section", "headline.ja"):
            value = field_value(item, field)
            count += value not in (field_value(plain[item.id], field), want.get(field, value)) and not _halfway(
                value, plain[item.id], field
            )
    return count


def _halfway(value: str, plain: Item, field: str) -> bool:
    """Whether a body lost only sentences, and got only words, that she too would have changed."""
    if field != "body":
        return False
    ours = {s.text.replace(" underlined ", " stressed ") for s in sentences(value, lang.pack("en"))}
    hers = {s.text for s in sentences(wanted(plain).get("body", marked(plain.body)), lang.pack("en"))}
    return hers <= ours


def figures() -> Mapping[str, float]:
    """The share of her changes to the second and third week that the draft had made already; and what it made wrongly."""
    forms = Forms(profiles.profile("azerbaijan").register)
    rows = [list(_weeks(seed, forms)) for seed in SEEDS]
    saved = {f"week_{n + 1}_saved": [(row[n][0] - row[n][1], row[n][0]) for row in rows] for n in range(1, WEEKS)}
    shares = {name: sum(s for s, _ in many) / sum(of for _, of in many) for name, many in saved.items()}
    unwanted = sum(row[n][2] for row in rows for n in range(1, WEEKS)) / sum(of for m in saved.values() for _, of in m)
    return {**{name: round(share, 3) for name, share in shares.items()}, "wanted": round(1 - unwanted, 3)}


def _title(titles: Mapping[str, str], key: str) -> str:
    return titles.get(key, "")


def _weeks(seed: int, forms: Forms) -> Iterator[tuple[int, int, int]]:
    """Of each week: changes to a draft that learnt nothing, changes to one that learnt, changes that it made wrongly."""
    edits: list[Edit] = []
    titles: dict[str, str] = {}
    for number in range(WEEKS):
        at = START + timedelta(days=7 * number)
        from_edits = lessons_of_edits(edits, forms, partial(_title, dict(titles)))
        past = [lessons_of(issued(n, seed), forms) for n in range(number)]
        draft = learnt_draft(number, seed, joined([from_edits, *past]), forms)
        made = list(edits_of(draft, at))
        yield len(list(edits_of(week(number, seed), at))), len(made), wrong(draft, number, seed)
        edits += made
        titles |= {i.id: i.headline("en") for i in draft.items}


if __name__ == "__main__":
    for name, figure in figures().items():
        print(re.sub("_", " ", name), figure)
