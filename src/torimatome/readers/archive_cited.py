"""Whom a headline of an archive page cites: a tail (=関係筋), a report (と米報道), or the words of an English headline."""

from __future__ import annotations

import re

from torimatome.lang.scripts import is_japanese

_TAIL = re.compile(
    r"(?:(?<=\S)[=＝―](?P<tail>[^=＝―、。]{2,20})|と(?P<report>(?:米|露|ロ|英|独|仏|中|韓|印|現地|地元|西側|欧米)\S{0,4}(?:報道|紙|メディア)))$"
)
_SAYS = re.compile(
    r", says? (?P<who>[A-Z][^,]{1,40})$|^(?P<prefix>[A-Z][\w.&'’-]*(?: (?:of |the |and |& )?[A-Z][\w.&'’-]*){0,4}): (?=[A-Z])"
)
_SPEAKS = re.compile(
    r"(?:筋|特使|団体|大統領|首相|外相|国防相|省|相|長官|報道官|報道|紙|誌|通信|TV|テレビ|当局|当局者|司令官|司令部|機関|政府|軍|国連|"
    r"高官|幹部|関係者|担当者|研究者|学者|アナリスト|研究所|専門家|閣僚|議長|氏|次官|大使|代表|筋|メディア|事務総長|大臣|[A-Z]{2,6})$"
)  # fmt: skip
_NO_SPEAKER = frozenset({"Analysis", "Update", "Opinion", "Interview", "Video", "Exclusive", "Feature", "Comment"})


def told_by(headline: str) -> str:
    """Whom a headline cites: ...=関係筋, ...―ロシア紙, ... と米報道, ..., says X, Media: ...; empty where nobody."""
    if match := _TAIL.search(headline):
        who = (match["tail"] or match["report"]).strip()
        return who if _SPEAKS.search(who) and "と" not in who else ""
    if not is_japanese(headline) and (match := _SAYS.search(headline)):
        who = match["who"] or match["prefix"]
        return "" if who in _NO_SPEAKER else who
    return ""
