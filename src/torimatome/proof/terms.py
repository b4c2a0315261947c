"""House terms in one form over the years, and names in kana that are one name (D4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from torimatome.model import Finding, Item
from torimatome.proof.context import HINT, Context, finding, whole_text
from torimatome.proof.mending import Rewrite, each, swap

FORMS: tuple[tuple[str, ...], ...] = (
    ("書簡を送付", "書簡を送る"), ("英国", "イギリス"), ("米国", "アメリカ"), ("外務次官", "外務副大臣", "副外相"), ("国会議長", "議会議長"),
    ("査証", "ビザ"), ("国境画定", "境界画定"), ("実務訪問", "業務訪問"), ("電話会談", "電話協議"), ("国民議会", "ミリ・マジリス"),
    ("国防相", "防衛相"), ("国防省", "防衛省"), ("サミット", "首脳会合"), ("大使館", "大使舘"), ("欧州議会", "ヨーロッパ議会"), ("欧州", "ヨーロッパ"),
    ("国連", "国際連合"), ("ナゴルノカラバフ", "ナゴルノ・カラバフ"), ("ジョージア", "グルジア"),
    ("Board of Peace", "Peace Council", "Council of Peace"), ("Milli Majlis", "Milli Mejlis"),
)  # fmt: skip
"""One thing, and the forms it has been given."""
_KANA = re.compile(r"[ァ-ヴー]{4,}")
_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"), ("ー", ""), ("ッ", ""), ("ティ", "チ"), ("イェ", "エ"),
           ("ツィ", "チ"), ("ヤン", "アン"), ("ヂ", "ジ"), ("ヅ", "ズ"), ("ジャ", "ヂャ"))  # fmt: skip


def house_forms(item: Item, context: Context) -> Iterator[Finding]:
    """A term has the form that the issues before gave it."""
    text = f"{item.headline('ja')}\n{whole_text(item)}"
    for group in FORMS:
        mine = [form for form in group if _has(form, text, group)]
        for form in mine:
            past = {other: context.past_count(other, group) for other in group}
            usual = max(past, key=lambda f: past[f])
            if usual != form and past[usual] > past[form] and usual not in mine:
                yield finding("house-term", HINT, f"The item writes {form}, earlier issues {usual} ({past[usual]} times).", f"Write {usual}.",
                              item=item, at="headline.ja" if form in item.headline("ja") else "body", mend=_form(form, usual, group))  # fmt: skip


def in_issue(context: Context) -> Iterator[Finding]:
    """A term has one form in an issue."""
    for group in FORMS:
        by_form = {
            f: [i for i in context.bulletin.items if _has(f, f"{i.headline('ja')}\n{whole_text(i)}", group)]
            for f in group
        }
        used = sorted((f for f in group if by_form[f]), key=lambda f: len(by_form[f]))
        if len(used) > 1:
            yield finding("name-forms", HINT, f"The issue writes both {used[-1]} and {used[0]}.", "Choose one form.",
                          item=by_form[used[0]][-1], at="headline.ja" if used[0] in by_form[used[0]][-1].headline("ja") else "body",
                          mend=_form(used[0], used[-1], group) if len(by_form[used[0]]) < len(by_form[used[-1]]) else None)  # fmt: skip


def _form(form: str, usual: str, group: Iterable[str]) -> Rewrite:
    """The usual form for another, outside the longer forms of its group."""
    return swap(form, usual, *(other for other in group if form in other and form != other))


def _has(form: str, text: str, group: Iterable[str]) -> bool:
    """Whether a form stands in a text outside a longer form of its group."""
    for other in group:
        if form in other and form != other:
            text = text.replace(other, "")
    return form in text


def kana_names(context: Context) -> Iterator[Finding]:
    """A name in kana has one spelling, here and in the issues before."""
    mine: Counter[str] = Counter()
    where: dict[str, Item] = {}
    for item in context.bulletin.items:
        for word in _KANA.findall(item.headline("ja")):
            mine[word] += 1
            where[word] = item
    past = context.past_kana
    by_sound: dict[str, set[str]] = {}
    for word in (*mine, *past):
        by_sound.setdefault(_sound(word), set()).add(word)
    for alike in by_sound.values():
        for word in sorted(alike & set(mine)):
            usual = max(alike, key=lambda w: (past[w] * 3 + mine[w], w))
            if usual != word and past[word] < past[usual] + (usual in mine):
                yield finding("kana-forms", HINT, f"The headline writes {word}; {'earlier issues write' if past[usual] else 'another has'} {usual}.",
                              f"Write {usual}.", item=where[word], at="headline.ja",
                              mend=each(rf"(?<![ァ-ヴー]){word}(?![ァ-ヴー])", usual))  # fmt: skip


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return word
