"""The Japanese headline against the English: words that must answer each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from torimatome.lang.text import lower
from torimatome.model import Finding, Item, Severity
from torimatome.proof.context import ERROR, WARNING, Context, body_text, finding, whole_text
from torimatome.proof.mending import swap


@dataclass(frozen=True, slots=True)
class Sense:
    """A Japanese word and the English words of which one must stand in the item."""

    ja: str
    en: str
    severity: Severity
    message: str
    remedy: str


_SENSES = (
    Sense("公式訪問", r"official|state visit", ERROR, "The Japanese says 公式訪問, the English no official visit.",
          "For a working visit write 訪問 or 実務訪問."),
    Sense("国賓", r"state visit", ERROR, "The Japanese says 国賓, the English no state visit.", "Write 訪問 or 公式訪問."),
    Sense("実務訪問", r"working", ERROR, "The Japanese says 実務訪問, the English no working visit.", "Write 訪問 or 公式訪問."),
    Sense("電話", r"phone|\bcall", WARNING, "The Japanese says 電話, the English tells of no call.", "Write 会談."),
    Sense("判決", r"sentenc|verdict|convict|ruling|ruled|guilty|acquit|court", WARNING,
          "The Japanese says 判決, the English tells of no verdict.", "Check what the court did."),
    Sense("死亡|死去|殺害", r"\bdie|dead|death|kill|fatal|murder|pass(?:ed|es) away|late ", ERROR,
          "The Japanese tells of a death, the English of none.", "Check what happened."),
    Sense("逮捕", r"arrest|apprehend|detain|custody", WARNING, "The Japanese says 逮捕, the English tells of no arrest.",
          "Write 拘束 or what the source says."),
    Sense("署名|調印", r"sign|initial", WARNING, "The Japanese says 署名, the English tells of no signature.", "Write 合意 or 協議."),
    Sense("否定|反論", r"den(?:y|ie)|reject|refut|dismiss|disput|untrue|false", WARNING,
          "The Japanese says 否定, the English denies nothing.", "Write what was said."),
    Sense("祝賀|祝意", r"congratulat|greet|felicitat|wish", WARNING, "The Japanese says 祝賀, the English congratulates nobody.",
          "Write 書簡 or メッセージ."),
    Sense("総会", r"plenary|assembly|general (?:meeting|session|conference)", WARNING, "The Japanese says 総会, the English tells of no plenary.",
          "Write 会合, or 初会合 for an inaugural meeting."),
    Sense("停戦", r"cease|truce|armistice", WARNING, "The Japanese says 停戦, the English tells of no cease-fire.", "Check the term."),
)  # fmt: skip
_WEAKER = {"公式訪問": "訪問", "実務訪問": "訪問"}
"""What may be said where the English does not say so much."""
_TO_COME = re.compile(r"\b(?:to be (?:held|signed|opened|hosted|discussed)|to (?:visit|take part|host|hold|attend|sign|meet|open|"
                      r"participate|begin|start)|will|upcoming|scheduled|plans? to|expected to)\b")  # fmt: skip
_YET = re.compile(
    "予定|見込|見通|次回|計画|方針|意向|今後|へ$|へ、|来週|来月|予告|準備|控え|可能性|検討|招待|発表|訪問を発表|"
    "[うくぐすつぬぶむるい]と(?:発言|述べ|表明|強調|警告|主張|説明|明言|指摘)"  # what is said to happen has yet to
)
_NO = re.compile(r"\b(?:denies|denied|rejects|rejected|refutes|refuted|refuses|refused)\b")
_NO_JA = re.compile("否定|拒否|拒絶|反論|反発|却下|退け|認めず|断る|反駁|虚偽|偽")


def senses(item: Item, _: Context) -> Iterator[Finding]:
    """Each telling word of the Japanese headline has its answer in the English."""
    english = lower(whole_text(item))
    for sense in _SENSES if item.headline("en") or item.body else ():
        if re.search(sense.ja, item.headline("ja")) and not re.search(sense.en, english):
            weaker = _WEAKER.get(sense.ja)
            yield finding("sense", sense.severity, sense.message, sense.remedy, item=item, at="headline.ja",
                          mend=swap(sense.ja, weaker) if weaker else None)  # fmt: skip


def visit(item: Item, _: Context) -> Iterator[Finding]:
    """公式訪問 is not the word for a working visit, even where the body calls other things official."""
    english = lower(f"{item.headline('en')}\n{body_text(item)}")
    working, official = "working visit" in english, re.search(r"\b(?:official|state) visit", english)
    if "公式訪問" in item.headline("ja") and working and not official and re.search("official", english):
        yield finding("sense", ERROR, "The Japanese says 公式訪問, the English says working visit.",
                      "Write 訪問 or 実務訪問.", item=item, at="headline.ja", mend=swap("公式訪問", "実務訪問"))  # fmt: skip


def future(item: Item, _: Context) -> Iterator[Finding]:
    """What is still to come in English is still to come in Japanese."""
    ja, match = item.headline("ja"), _TO_COME.search(lower(item.headline("en")))
    if ja and match and not _YET.search(ja):
        yield finding("future-lost", WARNING, f"The English headline says “{match.group()}”, the Japanese tells it as done.",
                      "Add 予定, へ or 次回.", item=item, at="headline.ja")  # fmt: skip


def denial(item: Item, _: Context) -> Iterator[Finding]:
    """A denial in the English headline is a denial in the Japanese."""
    ja, match = item.headline("ja"), _NO.search(lower(item.headline("en")))
    if ja and match and not _NO_JA.search(ja):
        yield finding("denial-lost", ERROR, f"The English headline says “{match.group()}”, the Japanese does not.",
                      "Add 否定 or 拒否.", item=item, at="headline.ja")  # fmt: skip
