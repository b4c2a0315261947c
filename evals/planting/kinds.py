"""The thirty kinds of errors: what each does to an issue, and which findings speak of it."""

# ruff: noqa: ARG001, ARG005 - every change has one signature

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from torimatome.model import Attribution, Block, BlockKind, Bulletin, Citation, Headline, Item, Sentence

Change = Callable[[Item, Random, int], Item | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of error: its id, the codes that count as finding it, and the change of an item (None: it does not fit there)."""

    id: str
    codes: tuple[str, ...]
    change: Change
    whole: Callable[[Bulletin, Random], Bulletin | None] | None = None


def _text(item: Item, make: Callable[[str], str | None], *, at: int | None = None) -> Item | None:
    """The item with one sentence of its body changed: the first that can be."""
    for b, block in enumerate(item.body):
        for s, sentence in enumerate(block.sentences):
            if (
                (at is None or s >= at)
                and block.kind is BlockKind.PARAGRAPH
                and (new := make(sentence.text))
                and new != sentence.text
            ):
                changed = replace(
                    block, sentences=(*block.sentences[:s], replace(sentence, text=new), *block.sentences[s + 1 :])
                )
                return replace(item, body=(*item.body[:b], changed, *item.body[b + 1 :]))
    return None


def added(item: Item, text: str) -> Item | None:
    """The item with a sentence of its own at the end of its first paragraph."""
    for b, block in enumerate(item.body):
        if block.kind is BlockKind.PARAGRAPH and block.sentences:
            last = replace(block.sentences[-1], text=text)
            return replace(
                item, body=(*item.body[:b], replace(block, sentences=(*block.sentences, last)), *item.body[b + 1 :])
            )
    return None


def _head(item: Item, language: str, make: Callable[[str], str | None]) -> Item | None:
    old = item.headline(language)
    new = make(old) if old else None
    return replace(item, headlines={**item.headlines, language: Headline(text=new)}) if new and new != old else None


def headed(item: Item, ja: str, en: str) -> Item:
    """The item under other headlines."""
    return replace(item, headlines={"ja": Headline(text=ja), "en": Headline(text=en)})


def body_of(item: Item, text: str) -> Item:
    """The item with one paragraph of one sentence."""
    return replace(
        item, body=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text, citations=_cites(item)),)),)
    )


def _sub(pattern: str, new: str) -> Callable[[str], str | None]:
    def make(text: str) -> str | None:
        return re.sub(pattern, new, text, count=1) if re.search(pattern, text) else None

    return make


def _attribution(item: Item, make: Callable[[Attribution], Attribution]) -> Item | None:
    return replace(item, attributions=(make(item.attributions[-1]),)) if item.attributions else None


def _raw(item: Item, make: Callable[[str], str]) -> Item | None:
    return _attribution(item, lambda a: replace(a, raw=make(str(replace(a, raw=None)))))


def _typo(text: str, random: Random) -> str | None:
    words = list(re.finditer(r"\b[a-z]{9,}\b", text))
    if not words:
        return None
    word = random.choice(words)
    n = random.randrange(3, len(word.group()) - 3)
    how = random.randrange(3)
    old = word.group()
    new = (
        old[:n] + old[n + 1 :]
        if how == 0
        else old[:n] + old[n] + old[n:]
        if how == 1
        else old[:n] + old[n + 1] + old[n] + old[n + 2 :]
    )
    return text[: word.start()] + new + text[word.end() :] if new != old else None


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _weekday(item: Item, random: Random, n: int) -> Item | None:
    day = item.attributions[-1].last_on if item.attributions else None
    if not day:
        return None
    wrong = _DAYS[(day.weekday() + random.randrange(1, 7)) % 7]
    form = (
        f"{_MONTHS[day.month - 1]} {day.day}",
        f"{day.day} {_MONTHS[day.month - 1]}",
        f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
    )[n % 3]
    return added(item, f"The talks were held on {wrong}, {form}.")


def _late(item: Item, random: Random, n: int) -> Item | None:
    day = item.attributions[-1].last_on if item.attributions else None
    if not day:
        return None
    later = day + timedelta(days=random.randrange(2, 9))
    return added(
        item,
        f"On {_MONTHS[later.month - 1]} {later.day}, the {('delegation arrived in the capital', 'sides signed a protocol', 'court heard the case', 'commission met again')[n % 4]}.",
    )


def _two_days(item: Item, random: Random, n: int) -> Item | None:
    day = item.attributions[-1].last_on if item.attributions else None
    if not day or day.day < 4:
        return None
    month, thing, verb = (
        _MONTHS[day.month - 1],
        *(
            ("blast", "A blast shook"),
            ("clash", "A clash broke out at"),
            ("fire", "A fire broke out in"),
            ("attack", "An attack was made on"),
        )[n % 4],
    )
    made = added(item, f"{verb} the old depot on {month} {day.day - 2}.")
    return made and added(made, f"The {thing} on {month} {day.day - 1} left nobody hurt.")


def _old_slip(item: Item, random: Random, n: int) -> Item | None:
    told = random.choice([7, 12, 25, 31])
    year = 2026 - told - random.randrange(2, 6)
    now = item.attributions[-1].last_on.year if item.attributions and item.attributions[-1].last_on else 2026
    year += now - 2026
    return added(
        item,
        (
            f"It has been {told} years since the two states set up relations in {year}.",
            f"The sides marked the {told}th anniversary of the treaty of {year}.",
            f"The treaty was signed {told} years ago, in {year}.",
        )[n % 3],
    )


def _list(item: Item, random: Random, n: int) -> Item | None:
    return added(item, (
        "Delegates came from four countries: Kazakhstan, Uzbekistan and Kyrgyzstan.", "Observers of three states (Georgia, Romania, Bulgaria and Serbia) took part.",
        "The road passes through five districts: Aghdam, Fuzuli and Lachin.", "Six cities: Ganja, Sheki, Lankaran and Shaki, were named.",
        "Two companies: Meridian, Astra and Nordwind, will build it.")[n % 5])  # fmt: skip


def _sum(item: Item, random: Random, n: int) -> Item | None:
    a, b = random.randrange(12, 60), random.randrange(12, 60)
    c = a + b + random.choice([-4, 3, 5, 10])
    return added(
        item,
        (
            f"A total of {c} people, {a} soldiers and {b} civilians, were taken out.",
            f"The board named {a} officers and {b} clerks, {c} in all.",
            f"In total {c} houses were built, {a} in the first village and {b} in the second.",
        )[n % 3],
    )


def _share(item: Item, random: Random, n: int) -> Item | None:
    whole = random.choice([400, 800, 1200, 5000])
    part = whole * random.randrange(20, 45) // 100
    wrong = round(100 * part / whole) + random.choice([7, 11, -9])
    return added(
        item,
        (
            f"Of the houses, {part} of {whole}, or {wrong} percent, are finished.",
            f"Freight rose from {part} to {whole}, by {round(100 * (whole - part) / part) + 14} percent.",
            f"{part} out of {whole} voters, that is {wrong}%, took part.",
        )[n % 3],
    )


def _unquoted(item: Item, random: Random, n: int) -> Item | None:
    return added(
        item,
        (
            "The minister called it “a step that nobody had asked for.",
            'He spoke of "a new page in relations.',
            "The note says ”there is no other way.",
            "“We are ready to talk, he said.",
        )[n % 4],
    )


def _also(item: Item, random: Random, n: int) -> Item | None:
    line = (
        "The meeting also covered trade and energy.",
        "The discussion also touched on the railway.",
        "They also exchanged views on the region.",
        "According to the service, the rules change in May.",
        "The talks also focused on customs.",
    )[n % 5]
    block = (
        Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=line, citations=item.body[0].sentences[0].citations),))
        if item.body and item.body[0].sentences
        else None
    )
    return replace(item, body=(block, *item.body[1:])) if block else None


def _visit(item: Item, random: Random, n: int) -> Item | None:
    ja = (
        "ノヴァク首相、スロベニアを公式訪問",
        "ハリロフ外相、ポーランドを公式訪問",
        "アリエフ大統領、ハンガリーを公式訪問",
    )[n % 3]
    en = (
        "PM Novak is on a working visit to Slovenia",
        "FM Khalilov pays working visit to Poland",
        "President Aliyev begins working visit to Hungary",
    )[n % 3]
    text = (f"{en}. The sides will discuss trade, the railway and energy.",)
    return replace(
        headed(item, ja, en),
        body=(
            Block(kind=BlockKind.PARAGRAPH, sentences=tuple(Sentence(text=t, citations=_cites(item)) for t in text)),
        ),
    )


def _cites(item: Item) -> tuple[Citation, ...]:
    return item.body[0].sentences[0].citations if item.body and item.body[0].sentences else ()


def _future(item: Item, random: Random, n: int) -> Item | None:
    ja = ("国防省、演習を実施", "外相、ワルシャワを訪問", "国民議会、法案を採択", "両国、協定に署名")[n % 4]
    en = (
        "Defence Ministry to hold exercise in spring",
        "Foreign minister to visit Warsaw",
        "Parliament is expected to adopt the bill",
        "Two states to sign agreement next month",
    )[n % 4]
    return headed(item, ja, en)


def _no(item: Item, random: Random, n: int) -> Item | None:
    ja = ("国民議会、法案を採択", "外相、会合に出席", "裁判所、上告を受理", "国防省、発表を確認")[n % 4]
    en = (
        "Parliament did not adopt the bill",
        "Foreign minister will not attend the meeting",
        "Court refuses to hear the appeal",
        "Defence Ministry denies the announcement",
    )[n % 4]
    return headed(item, ja, en)


def _figure(item: Item, random: Random, n: int) -> Item | None:
    count, wrong = random.randrange(13, 40), random.randrange(41, 90)
    made = added(item, f"The court heard {count} witnesses in the case.")
    return made and headed(made, f"裁判所、証人{wrong}名を尋問", f"Court hears {count} witnesses")


def _state(item: Item, random: Random, n: int) -> Item | None:
    pairs = (
        ("ルーマニア", "Bulgaria"),
        ("ノルウェー", "Sweden"),
        ("クウェート", "Qatar"),
        ("ラトビア", "Lithuania"),
        ("ウルグアイ", "Paraguay"),
    )
    ja, en = pairs[n % 5]
    if en in " ".join(b.text for b in item.body) or ja in item.headline("ja"):
        return None
    made = added(item, f"The delegation of {en} was received in the ministry.")
    return made and headed(
        made, f"{ja}代表団、国防省を訪問".replace("代表団", "の代表団"), f"Delegation of {en} visits Defence Ministry"
    )


def _strong(item: Item, random: Random, n: int) -> Item | None:
    return _head(item, "en", lambda _: ("Three officers killed in border clash", "Two states sign defence treaty", "Court convicts former mayor", "Police arrest opposition leader", "Parliament approves budget law")[n % 5]) if not re.search(
        r"kill|dead|death|die|sign|initial|convict|sentenc|verdict|guilty|ruling|arrest|detain|detention|custody|remand|prison|approv|adopt|ratif|endors|pass|vot|lost", " ".join(b.text for b in item.body).lower()) else None  # fmt: skip


def _hedge(item: Item, random: Random, n: int) -> Item | None:
    line = (
        "The ministry said an officer allegedly passed maps to a foreign service.",
        "A convoy was reportedly stopped at the crossing.",
        "The group purportedly planned to leave the country.",
    )[n % 3]
    block = Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=line, citations=_cites(item)),))
    return replace(
        item,
        body=(block,),
        headlines={
            **item.headlines,
            "en": Headline(
                text=(
                    "Officer passed maps to foreign service",
                    "Convoy stopped at crossing",
                    "Group planned to leave the country",
                )[n % 3]
            ),
        },
    )


def _doubled(bulletin: Bulletin, random: Random) -> Bulletin | None:
    section = random.choice([s for s in bulletin.sections if s.items])
    copy = replace(section.items[-1], id=section.items[-1].id + "-again")
    return _with(bulletin, section.number, (*section.items, copy))


def _order(bulletin: Bulletin, random: Random) -> Bulletin | None:
    for section in random.sample(bulletin.sections, len(bulletin.sections)):
        days = [i.attributions[-1].last_on for i in section.items if i.attributions]
        if len(set(days)) > 1:
            return _with(bulletin, section.number, (section.items[-1], *section.items[:-1]))
    return None


def _with(bulletin: Bulletin, number: int, items: tuple[Item, ...]) -> Bulletin:
    return replace(
        bulletin, sections=tuple(replace(s, items=items) if s.number == number else s for s in bulletin.sections)
    )


def _numbers(bulletin: Bulletin, random: Random) -> Bulletin | None:
    k = random.randrange(len(bulletin.sections))
    return replace(
        bulletin, sections=tuple(replace(s, number=s.number + (n >= k)) for n, s in enumerate(bulletin.sections))
    )


KINDS: tuple[Kind, ...] = (
    Kind(id="five-digit-year", codes=("attribution-year", "year-digits"), change=lambda i, r, n: _raw(i, lambda t: t[:-1] + str(r.randrange(10)) + ")") if n % 2 else added(i, f"The treaty was signed in 20{r.randrange(10, 26)}{r.randrange(10)}.")),
    Kind(id="attribution-spacing", codes=("attribution-form",), change=lambda i, r, n: _raw(i, lambda t: (t.replace(" / ", "/"), t.replace(" / ", " /"), t.replace(" / ", " - "), t.replace("(", "[").replace(")", "]"))[n % 4])),
    Kind(id="attribution-lost", codes=("attribution-missing",), change=lambda i, r, n: replace(i, attributions=()) if i.attributions else None),
    Kind(id="outlet-typed-wrong", codes=("outlet-unknown", "outlet-form"), change=lambda i, r, n: _attribution(i, lambda a: replace(a, raw=None, outlets=(a.outlets[0][:2] + a.outlets[0][3:] if n % 2 else a.outlets[0].capitalize(),)))),
    Kind(id="report-after-period", codes=("date-after-period",), change=lambda i, r, n: _attribution(i, lambda a: replace(a, raw=None, first_on=a.last_on + timedelta(days=20 + n), last_on=a.last_on + timedelta(days=20 + n)) if a.last_on else a)),
    Kind(id="date-impossible", codes=("date-impossible", "date-separator"), change=lambda i, r, n: added(i, ("The law takes effect on June 31.", "The court meets again on 30 February.", "The paper of 12.03:2025 has the list.", "The term ends on April 31, 2027.", "The camp opened on September 31.")[n % 5])),
    Kind(id="weekday", codes=("weekday-wrong",), change=_weekday),
    Kind(id="event-after-report", codes=("event-after-report",), change=_late),
    Kind(id="two-days", codes=("two-days",), change=_two_days),
    Kind(id="anniversary", codes=("anniversary-sum",), change=_old_slip),
    Kind(id="count-of-list", codes=("count-list",), change=_list),
    Kind(id="sum", codes=("sum-wrong",), change=_sum),
    Kind(id="share", codes=("share-wrong",), change=_share),
    Kind(id="quotation-open", codes=("quotation-open",), change=_unquoted),
    Kind(id="bracket-open", codes=("bracket-open",), change=lambda i, r, n: _text(i, lambda t: re.sub(r" (\w+)", r" (\1", t, count=1 + n % 3) if n % 2 else (t[:-1] + ")" + t[-1] if "(" not in t else None))),
    Kind(id="stray-letter", codes=("stray-letter",), change=lambda i, r, n: _text(i, lambda t: re.sub(r"(\w{3,}) (\w{3,}) ", lambda m: f"{m[1]} {r.choice('bcdfjkmpqw')} {m[2]} ", t, count=1), at=n % 2) or _text(i, lambda t: t.replace(" ", f" {r.choice('bcdfjk')} ", 1))),
    Kind(id="doubled-word", codes=("doubled-word", "mark-doubled", "double-space", "space-before-mark"), change=lambda i, r, n: _text(i, (_sub(r"\bthe ", "the the "), _sub(r", ", ",, "), _sub(r"\b(of|in|to|and|on) ", r"\1 \1 "), _sub(r"(\w) (\w)", r"\1  \2"), _sub(r", ", " , "))[n % 5])),
    Kind(id="spelling", codes=("spelling",), change=lambda i, r, n: _text(i, lambda t: _typo(t, r), at=n % 2) or _text(i, lambda t: _typo(t, r))),
    Kind(id="capital-or-stop", codes=("capital-missing", "stop-missing", "headline-stop"), change=lambda i, r, n: (added(i, "the sides agreed to meet again in the spring."), added(i, "The sides agreed to meet again in the spring"), _head(i, "ja", lambda t: t + "。"), _head(i, "en", lambda t: t + "."))[n % 4]),
    Kind(id="article", codes=("article", "preposition"), change=lambda i, r, n: added(i, ("It was an meeting of experts.", "The sides signed a agreement on transit.", "The delegation arrived to Tashkent in the evening.", "He delivered report on the year.", "She met a ambassador.")[n % 5])),
    Kind(id="antecedent", codes=("antecedent-lost",), change=_also),
    Kind(id="relative-day", codes=("day-relative",), change=lambda i, r, n: added(i, ("The day before, the sides met in the port.", "The trial began today.", "A delegation came to the city last week.", "The ministry confirmed it yesterday.", "The vote is tomorrow.")[n % 5])),
    Kind(id="acronym", codes=("acronym",), change=lambda i, r, n: added(i, f"The paper was sent to the {('QPRK', 'WTZG', 'BNQE', 'KRVD', 'ZLTU')[n % 5]} in the spring.")),
    Kind(id="working-visit", codes=("sense",), change=_visit),
    Kind(id="future-lost", codes=("future-lost",), change=_future),
    Kind(id="negation-lost", codes=("negation-lost", "denial-lost", "sense"), change=_no),
    Kind(id="figure-between-headlines", codes=("headline-figure",), change=_figure),
    Kind(id="state-between-headlines", codes=("state-differs", "subject-differs"), change=_state),
    Kind(id="headline-stronger", codes=("headline-stronger",), change=_strong),
    Kind(id="hedge-lost", codes=("hedge-lost",), change=_hedge),
)  # fmt: skip
"""Each is planted ten times, five in the issues that were looked at while the checks were written and five in those held back."""

WHOLE: tuple[Kind, ...] = (
    Kind(id="order", codes=("order",), change=lambda i, r, n: None, whole=_order),
    Kind(id="section-number", codes=("section-number",), change=lambda i, r, n: None, whole=_numbers),
    Kind(id="item-doubled", codes=("item-doubled",), change=lambda i, r, n: None, whole=_doubled),
)
_NEGATED = (r"\bwill ", "will not "), (r"\b(is|are|was|were|has|have) ", r"\1 not "), (r"\bdid not (\w+)", r"\1ed")


def _negated(item: Item, random: Random, n: int) -> Item | None:
    return next(
        (
            made
            for form, new in _NEGATED
            if (made := _text(item, _sub(form, new), at=n % 2) or _text(item, _sub(form, new)))
        ),
        None,
    )


GROUNDED: tuple[Kind, ...] = (
    Kind(
        id="page-figure",
        codes=("figure-unsupported", "day-unsupported"),
        change=lambda i, r, n: _text(
            i, lambda t: re.sub(r"\b(\d{2,3})\b(?!,)", lambda m: str(int(m[1]) + r.randrange(3, 9)), t, count=1)
        ),
    ),
    Kind(
        id="page-name",
        codes=("name-unsupported",),
        change=lambda i, r, n: _text(
            i,
            lambda t: re.sub(
                r"(?<=\w )([A-Z][a-z]{4,})(?= said| told| opened|,)",
                ("Brunstad", "Wexcombe", "Tollerud", "Quillard", "Ostrava")[n % 5],
                t,
                count=1,
            ),
        ),
    ),
    Kind(
        id="page-quotation",
        codes=("quotation-changed",),
        change=lambda i, r, n: _text(
            i,
            lambda t: re.sub(
                r"“(\w+) ([^”]+)”", (r"“\1 never \2”", r"“\1 surely \2”", r"“perhaps \1 \2”")[n % 3], t, count=1
            ),
        ),
    ),
    Kind(id="page-negation", codes=("negation-changed",), change=_negated),
    Kind(id="page-holder", codes=("holder-changed",), change=lambda i, r, n: _text(i, lambda t: _other_holder(t, i))),
)
"""Errors that only the pages show: planted in issues with evidence."""


def _other_holder(text: str, item: Item) -> str | None:
    names = set(re.findall(r"\b([A-Z][a-z]{3,}) (?:said|added|told|noted)", " ".join(b.text for b in item.body)))
    match = re.search(r"\b([A-Z][a-z]{3,})(?= (?:said|added|told|noted))", text)
    other = sorted(names - {match[1]}) if match else []
    return text[: match.start()] + other[0] + text[match.end() :] if match and other else None
