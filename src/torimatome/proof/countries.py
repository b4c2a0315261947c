"""States in the two languages of an issue: which a text names, by the first letters that a name and its adjective share."""

from __future__ import annotations

import re
from functools import cache

_TABLE = """
アゼルバイジャン=Azerbaijan,Azeri,Baku アルメニア=Armenia,Yerevan ジョージア=Georgia,Tbilisi グルジア=Georgia,Tbilisi イラン=Iran,Tehran ロシア=Russia,Moscow,Kremlin
トルコ=Türk,Turk,Ankara 米国=United States,U.S.,US,America,Washington アメリカ=United States,U.S.,US,America 中国=China,Chinese,Beijing
日本=Japan,Tokyo 韓国=Korea,Seoul インド=India パキスタン=Pakistan,Islamabad アフガニスタン=Afghan,Kabul,Taliban カザフスタン=Kazakh,Astana
ウズベキスタン=Uzbek,Tashkent キルギス=Kyrgyz,Bishkek タジキスタン=Tajik,Dushanbe トルクメニスタン=Turkmen,Ashgabat
ウクライナ=Ukrain,Kyiv,Kiev ベラルーシ=Belarus,Minsk モルドバ=Moldov ポーランド=Poland,Polish,Warsaw ドイツ=German,Berlin
フランス=France,French,Paris 英国=United Kingdom,UK,U.K.,Brit,London イギリス=United Kingdom,UK,U.K.,Brit,London
イタリア=Ital,Rome スペイン=Spain,Spanish,Madrid ギリシャ=Greece,Greek ハンガリー=Hungar ルーマニア=Romania ブルガリア=Bulgaria セルビア=Serbia
スロベニア=Sloven スロバキア=Slovak チェコ=Czech オーストリア=Austria スイス=Switzerland,Swiss オランダ=Netherlands,Dutch ベルギー=Belgi
ノルウェー=Norw スウェーデン=Swed フィンランド=Fin エストニア=Estonia ラトビア=Latvia リトアニア=Lithuania イスラエル=Israel パレスチナ=Palestin
シリア=Syria イラク=Iraq レバノン=Leban ヨルダン=Jordan サウジアラビア=Saudi エジプト=Egypt カタール=Qatar クウェート=Kuwait オマーン=Oman
リビア=Libya アルジェリア=Algeria モロッコ=Morocc ブラジル=Brazil アルゼンチン=Argentin メキシコ=Mexic カナダ=Canad キューバ=Cuba
ベトナム=Vietnam タイ=Thai,Bangkok インドネシア=Indonesia マレーシア=Malaysia モンゴル=Mongol ネパール=Nepal オーストラリア=Australia
クロアチア=Croatia アルバニア=Albania ポルトガル=Portug アイルランド=Ireland,Irish デンマーク=Denmark,Danish ウルグアイ=Uruguay
"""
_ROWS = {
    name: stems.split(",")
    for name, _, stems in (row.partition("=") for row in re.findall(r"\S+=[^=]+(?=\s\S+=|\s*$)", _TABLE))
}
JAPANESE = tuple(sorted(_ROWS, key=len, reverse=True))
"""The names in Japanese, the longest first."""
_SAME = {"アメリカ": "米国", "イギリス": "英国", "グルジア": "ジョージア"}
RUN = "|".join(map(re.escape, (name for name in JAPANESE if len(name) > 2)))


@cache
def in_japanese(text: str) -> tuple[str, ...]:
    """The states that a Japanese text names, by name, in order."""
    found = re.finditer(rf"(?<![ァ-ヶー])(?:{'|'.join(JAPANESE)})(?![ァ-ヶー])", text)
    return tuple(dict.fromkeys(_SAME.get(m.group(), m.group()) for m in found))


@cache
def in_english(text: str) -> tuple[str, ...]:
    """The states that an English text names, by their Japanese names, in order."""
    places = [
        (m.start(), _SAME.get(name, name))
        for name, stems in _ROWS.items()
        for stem in stems
        if (m := re.search(rf"(?<!\w){re.escape(stem)}{_ending(stem)}", text))
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(places)))


def _ending(stem: str) -> str:
    if stem in {"US", "UK", "U.S.", "U.K.", "India", "America", "Fin"}:
        return {"India": r"(?:n|ns)?\b", "America": r"(?:n|ns)?\b", "Fin": r"(?:land|nish|ns?)\b"}.get(stem, r"(?!\w)")
    return ""
