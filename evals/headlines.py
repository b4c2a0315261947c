"""The shared bulletins' own headline pairs, each held out in turn and composed anew: `python -m evals.headlines` lists all.

Twice: from the item's English text (headline and summary), and from the summary alone, which is also asked for an English
headline. Lessons are drawn from all other items, never from the one that is composed.
"""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from types import ModuleType
from zoneinfo import ZoneInfo

from evals.shared import MissingError, material
from torimatome import compose, lang, profiles, readers
from torimatome.analysis.learnt import lessons_of
from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_use import in_house_forms
from torimatome.model import (
    Article,
    Coverage,
    DateSource,
    Dossier,
    Event,
    EventKind,
    Headline,
    Item,
    Lessons,
    Published,
)
from torimatome.model.item import UNTRANSLATED

PROFILE = "azerbaijan"
HOUSE = profiles.house_of_profile(PROFILE)
_OFFICE = "(?:国家主席|副大統領|大統領|首相|外相|国防相|外務次官|国防次官)"
_VARIANTS = (
    (re.compile(r"^([^、がは「」]{2,30})[がは](?=.)"), r"\1、"), (re.compile(r"を送る$"), "を送付"),
    (re.compile(r"イギリス"), "英国"), (re.compile(r"及び"), "と"), (re.compile(r"[「」“”\s]"), ""),
    (re.compile(rf"(?<=[ァ-ヴー])[米露仏独英](?={_OFFICE})"), ""),
)  # fmt: skip
"""Forms that the issues use side by side (house-style 4 and 5), each put into one of its two."""
NAMES: dict[str, tuple[str, ...]] = {
    "2026-02-14": (
        "アゼルバイジャン 英国", "国防省", "裁判所 ヴァルダニャン", "アゼルバイジャン人", "アリエフ大統領 ドイツ",
        "アルメニア アゼルバイジャン", "アリエフ大統領 セルビア", "アゼルバイジャン アルメニア 国境画定委員会",
        "アリエフ大統領 習近平国家主席", "アリエフ大統領 米国", "アリエフ大統領 ワシントン 平和理事会",
        "アリエフ大統領 ワシントン パシニャン・アルメニア首相", "アゼルバイジャン 湾岸", "欧州議会議員 アルメニア人",
    ),
    "2026-01-24": (
        "ロシア人", "アゼルバイジャン軍 UAE", "アゼルバイジャン カラバフ アルメニア", "メディア開発庁 ロシア",
        "米国大使館 トランプ大統領 アリエフ大統領 ダボス", "バイラモフ外相 ジャラルザデ・イラン外務次官",
        "トランプ大統領 ヴァンス副大統領 アゼルバイジャン アルメニア", "アリエフ大統領 サアル・イスラエル外相",
        "バイラモフ外相 サアル・イスラエル外相", "欧州評議会議員会議（PACE） アルメニア人", "フランス アゼルバイジャン・アルメニア",
        "国民議会 地中海議会", "バイラモフ外相 王毅外相", "独外相 アゼルバイジャン大使|アゼルバイジャンとアルメニアの大使 アルメニア大使|アルメニアの大使",
        "バイラモフ外相 アラグチ・イラン外相",
    ),
}  # fmt: skip
"""The persons with their offices, states, bodies and places that each real Japanese headline names, by reading; | parts
forms that say the same."""


@dataclass(frozen=True)
class Pair:
    """A real pair and what we made of its item without it: from all its English, and from its summary alone."""

    item: Item
    names: tuple[str, ...]
    whole: Mapping[str, Headline]
    summary: Mapping[str, Headline]


@cache
def metrics() -> ModuleType:
    """The shared scorer's measures."""
    sys.path.insert(0, str(material("tools")))
    return importlib.import_module("metrics")


def pairs() -> Iterator[Pair]:
    """Each item of the shared issues, composed without its own pair."""
    register = profiles.profile(PROFILE).register
    issues = {week: _issue(week) for week in NAMES}
    items = [item for issue in issues.values() for item in issue]
    forms, home = Forms(register), register.countries["az"].id
    for week, issue in issues.items():
        for item, names in zip(issue, NAMES[week], strict=True):
            lessons = lessons_of([other for other in items if other is not item], forms, home)
            text = "\n\n".join(block.text for block in item.body)
            made = [_made(item, headline, text, lessons) for headline in (item.headline("en"), "")]
            yield Pair(item, tuple(names.split()), *made)


def _issue(week: str) -> Sequence[Item]:
    file = material("seeds", f"bulletin-{week}.txt")
    return readers.read(file.read_bytes(), file.name, HOUSE.sections).items


def _made(item: Item, headline: str, text: str, lessons: Lessons) -> Mapping[str, Headline]:
    """The headlines of an event that one article tells: the item's own English."""
    day = item.attribution.last_on if item.attribution else None
    assert day is not None, item.id
    at = datetime.combine(day, time(12), ZoneInfo(HOUSE.timezone))
    article = Article(
        id="a", revision=1, outlet="az.azertag", url="http://a.example/", language="en", headline=headline, text=text,
        published=Published(at=at, source=DateSource.FEED),
    )  # fmt: skip
    event = Event(id="e", kind=EventKind.OTHER)
    dossier = Dossier(event=event, articles=(article,), coverage=(Coverage(event="e", article="a"),))
    register = in_house_forms(profiles.profile(PROFILE).register, lessons, day)
    return compose.headlines(dossier, article, register, lang.pack, lessons, HOUSE, day)


def plain(line: str) -> str:
    """A Japanese headline with each form that has an accepted variant put into one of the two."""
    line = unicodedata.normalize("NFKC", line)
    for pattern, form in _VARIANTS:
        line = pattern.sub(form, line)
    return line


def named(pair: Pair, line: str) -> list[str]:
    """The names and offices of the real headline that a line has, in an accepted form."""
    forms = {name: name.split("|") for name in pair.names}
    return [name for name, accepted in forms.items() if any(f in line or plain(f) in plain(line) for f in accepted)]


def figures() -> dict[str, float]:
    """chrF 0..100 and shares 0..1, over all pairs; a line marked 要翻訳 counts as none in nothing but `marked`."""
    found = list(pairs())
    result: dict[str, float] = {}
    for source in ("whole", "summary"):
        lines = [(pair, getattr(pair, source)["ja"].text) for pair in found]
        chrf = [metrics().chrf(line, pair.item.headline("ja")) for pair, line in lines]
        result[f"ja_chrf_{source}"] = sum(chrf) / len(chrf)
        same = [plain(line) == plain(pair.item.headline("ja")) for pair, line in lines]
        result[f"ja_exact_{source}"] = sum(same) / len(same)
        wanted = sum(len(pair.names) for pair in found)
        result[f"names_{source}"] = sum(len(named(pair, line)) for pair, line in lines) / wanted
        result[f"marked_{source}"] = sum(line.startswith(UNTRANSLATED) for _, line in lines) / len(lines)
    english = [metrics().chrf(p.summary["en"].text, p.item.headline("en")) for p in found]
    return {**result, "en_chrf_summary": sum(english) / len(english)}


def main() -> int:
    """Print each pair: the real lines, ours from the whole and from the summary, and the names that are missing."""
    try:
        for pair in pairs():
            print(f"{pair.item.id} {pair.item.kind}\n  gold     {pair.item.headline('ja')}")
            for source in ("whole", "summary"):
                made: Mapping[str, Headline] = getattr(pair, source)
                line, score = made["ja"], metrics().chrf(made["ja"].text, pair.item.headline("ja"))
                missing = " ".join(n for n in pair.names if n not in named(pair, line.text))
                print(
                    f"  {source:8} {line.text}\n           {score:.0f} [{line.how} {line.sure}]",
                    *(["-", missing] if missing else []),
                )
            english = pair.summary["en"].text
            print(f"  gold     {pair.item.headline('en')}\n  summary  {english}")
            print(f"           {metrics().chrf(english, pair.item.headline('en')):.0f} [{pair.summary['en'].how}]")
    except MissingError as missing:
        print(missing)
        return 1
    for name, value in figures().items():
        print(f"{name} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
