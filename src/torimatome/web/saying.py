"""The machine's sentences in the language of the pages: it writes them in English, and keeps them so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from string import Formatter

from torimatome.model import Finding

_FORMS = ("sayings.toml", "doubts.toml", "complaints.toml")
_POINTS = re.compile(r"(.+) (\([+-][\d.]+\))")
_APART = re.compile(r'; (?=(?:[^"]*"[^"]*")*[^"]*$)')
_QUOTED = re.compile(r"“[^”]+”")
_LINE = re.compile(r", line (\d+)\b")
_OF_FIELD = re.compile(r'(?:must|cannot|needs|holds) |is (?:no|not a known) |"')
_FIELD = "この欄"
"""What a sentence is about that stands below its field, and so does not name it."""
_KNOWN = frozenset({"what", "tallies"})
"""Places that hold words of the machine: a form with one fits only where these are known."""
_NUMBER = r"[-+]?\d[\d.,]*%?"
_LONGEST = 1000
"""So long a sentence may be; a longer one came from outside, and is shown as it is."""


def said(text: str, language: str) -> str:
    """A sentence of the machine, or several with semicolons between; in English where nobody has translated its form."""
    if language != "ja" or not text or len(text) > _LONGEST:
        return text
    parts = _APART.split(text)
    told = list(map(_one, parts))
    # One form may fit several sentences at once, its last place taking in all that follow: then each is told by itself.
    if len(parts) > 1 and all(new != old for new, old in zip(told, parts, strict=True)):
        return "；".join(told)
    whole = _one(text)
    return whole if whole != text else "；".join(told)


@lru_cache(maxsize=4096)
def _one(text: str) -> str:
    """A sentence, whether its first letter is a capital or not: a page gives it one."""
    key = _small(text)
    if plain := _table().get(key):
        return plain
    if (pointed := _POINTS.fullmatch(text)) and (reason := _table().get(_small(pointed[1]))):
        return f"{reason}（{pointed[2][1:-1]}）"
    for form, other in _forms():
        found = form.fullmatch(key if form.pattern[0] != "(" else text)
        if found and (values := _told(found.groupdict())) is not None:
            return other.format(**values)
    if not _OF_FIELD.match(key):
        return text
    told = _one(f"{_FIELD} {key}")
    return text if told.endswith(key) else told.replace(f"{_FIELD} ", _FIELD)


def _told(values: Mapping[str, str]) -> dict[str, str] | None:
    """What stands in the places of a form; None where it is not what the form is for."""
    made = {name: _bare(value) for name, value in values.items()}
    if "where" in made:
        made["where"] = _LINE.sub(r" \1行目", made["where"])
    if "counts" in made:
        made["counts"] = counted(made["counts"], "ja")
    if "words" in made:
        made["words"] = "、".join(map(_one, made["words"].split(", ")))
    if "said" in made:
        made["said"] = said(made["said"], "ja")
    for name in _KNOWN & made.keys():
        old = made[name].split(", ") if name == "tallies" else [made[name]]
        new = list(map(_one, old))
        if any(a == b for a, b in zip(old, new, strict=True)):
            return None
        made[name] = "、".join(new)
    return made


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _bare(value: str) -> str:
    """Without the quotation marks that Python sets around what somebody wrote."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def counted(code: str, language: str) -> str:
    """What a figure counts, or its unit."""
    plain = code.replace("_", " ")
    return str(_data("sayings.toml")["counted"].get(code, plain)) if language == "ja" else plain


def finding(found: Finding, language: str) -> tuple[str, str]:
    """What a finding says and what to do about it. Japanese tells what kind of slip it is, and quotes the words."""
    told = _findings().get(found.code)
    if language != "ja" or told is None:
        return found.message, found.remedy
    words = " ".join(dict.fromkeys(_QUOTED.findall(found.message)))
    return f"{told[0]}{f'：{words}' if words else ''}", told[1]


@cache
def _data(name: str) -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(resources.files("torimatome.web").joinpath(name).read_text("utf-8"))


@cache
def _lines() -> Mapping[str, str]:
    """Every form with its Japanese."""
    return {_small(form): str(other) for name in _FORMS for form, other in _data(name)["forms"].items()}


@cache
def _table() -> Mapping[str, str]:
    """The sentences that have no places."""
    return {form: other for form, other in _lines().items() if "{" not in form}


@cache
def _forms() -> Sequence[tuple[re.Pattern[str], str]]:
    """Those that have, the one of most own words first: `{name} is {what}` must not take what another one says whole."""
    own = {form: sum(len(text) for text, _ in _parts(form)) for form in _lines() if "{" in form}
    ranked = sorted(own, key=lambda form: (form.startswith("{"), -own[form]))
    return [(_pattern(form), _lines()[form]) for form in ranked]


def _pattern(form: str) -> re.Pattern[str]:
    """A place holds anything, but {n} a number."""
    places = ((text, f"(?P<{name}>{_NUMBER if name == 'n' else '.+?'})" if name else "") for text, name in _parts(form))
    return re.compile("".join(re.escape(text) + place for text, place in places), re.DOTALL)


def _parts(form: str) -> Iterator[tuple[str, str]]:
    """Its own words, and the name of the place after them."""
    yield from ((text, name or "") for text, name, _, _ in Formatter().parse(form))


@cache
def _findings() -> Mapping[str, tuple[str, str]]:
    told = _data("sayings.toml")["findings"]
    return {code: (str(one[0]), str(one[1])) for code, one in told.items() if isinstance(one, list)}
