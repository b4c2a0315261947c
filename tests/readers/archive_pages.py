"""Archive pages of our own, in every layout, and how an entry is written in each."""

from __future__ import annotations

from dataclasses import dataclass

from torimatome import readers
from torimatome.model import ArchivePage, Item, Outlet, OutletKind

TITLE = "カラ湾情勢に関する報道"
FRONT = f"{TITLE}\n\n2010年以前の報道\n\n    \n年 月 日\n出   典\n標       題\n要             旨\n"
NAMES = ("岬通信", "港湾新聞", "Kara Defence Weekly", "Kara Defence", "湾岸 News", "Harbour & Sea", "北風プレス=岬")


def outlet(name: str, number: int) -> Outlet:
    return Outlet(
        id=f"qq.o{number}", attribution=name, country="qq", kind=OutletKind.AGENCY, owner="q", timezone="UTC", domains=("q.example",)
    )  # fmt: skip


OUTLETS = tuple(outlet(name, n) for n, name in enumerate(NAMES))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What an entry says, before it is written in a layout."""

    layout: str = "B1"
    date: str = "2031.03.02"
    time: str = "20:48"
    outlet: str = "岬通信"
    headline: str = "港の新桟橋が完成"
    id: str = "<3104-030201>"
    body: str = " 港の新桟橋が2日、完成した。"

    def text(self) -> str:
        head = f"{self.headline} {self.id}".strip()
        return {
            "A1": f"{self.date}\n {self.time}\n{self.outlet}\n\n(Yahoo)\n\n{head}",
            "A2": f"{self.date}\n {self.time}\n{self.outlet} {head}",
            "B1": f"{self.date} {self.outlet}\n\n(Yahoo)\n\n{head}",
            "B2": f"{self.date} {self.outlet} {head}",
            "B3": f"{self.date} {self.outlet} {head}",
            "C1": f"{self.date} Yahoo {self.outlet}記事\n\n「{self.headline}」\n\n{self.id}",
            "C2": f"{self.date} {self.outlet}\n\nインターネット\n\n{head}",
        }[self.layout] + f"\n{self.body}\n"


def read(*entries: Entry | str) -> readers.Document:
    text = FRONT + "".join(e if isinstance(e, str) else e.text() for e in entries)
    return readers.read(text.encode(), "page.txt", outlets=OUTLETS)


def page(*entries: Entry | str) -> ArchivePage:
    found = read(*entries).archive
    assert found is not None
    return found


def only(entry: Entry | str) -> Item:
    (item,) = page(entry).items
    return item


def texts(item: Item) -> list[str]:
    return [block.text for block in item.body]


def doubts(*entries: Entry | str) -> str:
    return "\n".join(r.sentence for r in read(*entries).remarks if not r.repair)
