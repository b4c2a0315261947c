"""Who an outlet on an archive page is, and where it ends when its headline stands on the same line (grammar 2.1, 2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from torimatome.lang.scripts import is_japanese
from torimatome.model import Outlet

_STRAY = 2
"""So many letters behind a Japanese name are taken for a slip (通信 behind a paper's name). A choice, not measured."""
_ENDING = re.compile(
    r"(?:新聞|通信|放送|テレビ|ニュース|時報|日報|社|紙|誌|News|Times|Post|Journal|Weekly|Review|Tribune|Herald|"
    r"Magazine|Monthly|Daily|Today|Independent|Telegraph|Guardian|Press|Agency|Insider|Monitor|Defen[sc]e)$"
)
_OLD = str.maketrans("讀賣產經濟國際會", "読売産経済国際会")
"""Old forms of characters that papers print in their names."""
_MOST_WORDS, _LEAST_INITIALS = 5, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An outlet found: the register's form and id, the name as it stood, the rest of the line, and what is doubtful."""

    outlet: str
    id: str
    raw: str
    rest: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    outlet: Outlet

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Directory:
    """The outlets of the register by all their names, longest name first."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        found = {(tuple(name.split()), outlet.id): outlet for outlet in outlets for name in _names(outlet)}
        names = [_Name(words, outlet) for (words, _), outlet in found.items()]
        # Where two outlets bear one name, the one that is written so in print comes first.
        self._names = sorted(names, key=lambda n: (-len(n.text), n.outlet.attribution != n.text, n.outlet.id))
        self._short = _short_names(self._names)

    def whole(self, text: str) -> Named:
        """The outlet of a line that holds nothing else."""
        words = text.split()
        bare = _plain("".join(words))
        same = next((n for n in self._names if _plain("".join(n.words)) == bare), None)
        if same:
            return _named(same, text)
        if short := self._short.get(bare):
            return _named(short, text)
        near = next((n for n in self._names if len(n.words) == len(words) and _alike(text, n.text)), None)
        return _named(near, text) if near else _unknown(text)

    def slip(self, text: str) -> str | None:
        """The attribution form of the outlet that is meant by a misspelt name; None: it is right, unknown, or could be two."""
        bare = _plain("".join(text.split()))
        if bare in self._short or any(_plain("".join(n.words)) == bare for n in self._names):
            return None
        near = {n.outlet.attribution for n in self._names if _slipped(text, n.text)}
        return near.pop() if len(near) == 1 else None

    def parted(self, line: str) -> Named:
        """The outlet at the head of a line, and the headline after it."""
        words = line.split(" ")
        same = next((n for n in self._names if len(words) > len(n.words) and _same(_head(words, n), n.text)), None)
        # A slip in a long name must not leave a shorter one in its place: Kara Defence Weely is no Kara Defence.
        least = len(same.words) + 1 if same else 1
        near = (n for n in self._names if least <= len(n.words) < len(words) and _alike(_head(words, n), n.text))
        name = next(near, same)
        if name is None and len(words) > 1 and (short := self._short.get(_plain(words[0]))):
            return _named(short, words[0], " ".join(words[1:]).strip())
        if name is None:
            return _guessed(words)
        return _named(name, _head(words, name), " ".join(words[len(name.words) :]).strip())


def _short_names(names: Sequence[_Name]) -> dict[str, _Name]:
    """How a desk shortens names, where only one outlet can be meant: 時事 for 時事通信, JDW for three words."""
    found: dict[str, set[str]] = {}
    bearers: dict[str, _Name] = {}
    for name in names:
        if short := _shortened(name):
            found.setdefault(_plain(short), set()).add(name.outlet.id)
            bearers.setdefault(_plain(short), name)
    taken = {_plain(name.text) for name in names}
    return {short: bearers[short] for short, ids in found.items() if len(ids) == 1 and short not in taken}


def _shortened(name: _Name) -> str:
    """時事通信 without 通信, the initials of a name of three words or more; empty where there is no short form."""
    if match := re.fullmatch(r"([\u3040-\u30ff\u4e00-\u9fff]{2,})(?:通信社?|新聞)", name.text):
        return match[1]
    initials = "".join(word[0] for word in name.words if word[:1].isupper())
    return initials if len(initials) >= _LEAST_INITIALS and len(initials) == len(name.words) else ""


def _head(words: Sequence[str], name: _Name) -> str:
    return " ".join(words[: len(name.words)])


def _names(outlet: Outlet) -> Iterator[str]:
    yield outlet.attribution
    yield from outlet.names.values()


def _named(name: _Name, raw: str, rest: str = "") -> Named:
    slip = not _same(raw.replace(" ", ""), name.text.replace(" ", ""))
    doubt = f"The outlet “{raw}” was read as “{name.outlet.attribution}”." if slip else ""
    return Named(outlet=name.outlet.attribution, id=name.outlet.id, raw=raw, rest=rest, doubt=doubt)


def _unknown(raw: str) -> Named:
    doubt = f"The outlet “{raw}” is not in the register." if raw else "The outlet is missing."
    return Named(outlet=raw, id="", raw=raw, doubt=doubt)


def _guessed(words: Sequence[str]) -> Named:
    """An outlet that nobody knows: up to a word that ends names of outlets, else the words before the first Japanese."""
    ends = [n for n, word in enumerate(words[:_MOST_WORDS], 1) if n < len(words) and _ENDING.search(word)]
    japanese = next((n for n, word in enumerate(words) if is_japanese(word)), 0)
    end = ends[-1] if ends and not is_japanese(words[0]) else ends[0] if ends else 0
    end = end or (japanese if 0 < japanese <= _MOST_WORDS else 1)
    raw, rest = " ".join(words[:end]), " ".join(words[end:]).strip()
    doubt = f"The outlet “{raw}” is not in the register; where it ends and the headline begins is a guess."
    return Named(outlet=raw, id="", raw=raw, rest=rest, doubt=doubt)


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").replace("＝", "=").replace("＆", "&").translate(_OLD).casefold()


def _same(text: str, name: str) -> bool:
    return _plain(text) == _plain(name)


def _alike(text: str, name: str) -> bool:
    """Whether a name was probably meant: 中日新聞 is not 毎日新聞, so a Japanese name may only have letters too many or few."""
    text, name = _plain(text), _plain(name)
    if is_japanese(name) or is_japanese(text):
        if len(name) < 4 and not re.search("[a-z]", name):
            return False
        return (text.startswith(name) and len(text) - len(name) <= _STRAY) or _one_more(text, name)
    most = 0 if len(name) < 6 else 1 if len(name) < 14 else 2
    return bool(most) and text[:1] == name[:1] and distance(text, name, most) <= most


def _slipped(text: str, name: str) -> bool:
    """Whether a name in print is probably a slip of another: of web names only what stands before the domain may slip."""
    first, second = text.partition("."), name.partition(".")
    return _plain(first[2]) == _plain(second[2]) and _alike(first[0], second[0])


def _one_more(text: str, name: str) -> bool:
    """Whether one is the other with one letter left out."""
    short, long = sorted((text, name), key=len)
    return len(long) == len(short) + 1 >= 5 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def distance(first: str, second: str, most: int) -> int:
    """How many letters must be put in, taken out, changed, or swapped with a neighbour; more than `most` is most + 1."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    older, row = [0] * (len(second) + 1), list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        new = [i]
        for j, b in enumerate(second, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        older, row = row, new
    return min(row[-1], most + 1)
