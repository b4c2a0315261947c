"""The machine's sentences in the language of the pages: it writes them in English, and keeps them so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from torimatome.model import Finding

_PLACE = re.compile(r"\\\{(\w+)\\\}")
_POINTS = re.compile(r"(.+) (\([+-][\d.]+\))")
_APART = re.compile(r'; (?=(?:[^"]*"[^"]*")*[^"]*$)')
_QUOTED = re.compile(r"“[^”]+”")


def said(text: str, language: str) -> str:
    """A sentence of the machine, or several with semicolons between; in English where nobody has translated its form."""
    if language != "ja" or not text:
        return text
    whole = _one(text)
    return whole if whole != text else "；".join(map(_one, _APART.split(text)))


def _one(text: str) -> str:
    if plain := _table().get(text):
        return plain
    if (pointed := _POINTS.fullmatch(text)) and pointed[1] in _table():
        return f"{_table()[pointed[1]]}（{pointed[2][1:-1]}）"
    for form, other in _forms():
        if found := form.fullmatch(text):
            return other.format(
                **{key: _words(value) if key == "words" else value for key, value in found.groupdict().items()}
            )
    return text


def _words(text: str) -> str:
    return "、".join(map(_one, text.split(", ")))


def finding(found: Finding, language: str) -> tuple[str, str]:
    """What a finding says and what to do about it. Japanese tells what kind of slip it is, and quotes the words."""
    told = _findings().get(found.code)
    if language != "ja" or told is None:
        return found.message, found.remedy
    words = " ".join(dict.fromkeys(_QUOTED.findall(found.message)))
    return f"{told[0]}{f'：{words}' if words else ''}", told[1]


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(resources.files("torimatome.web").joinpath("sayings.toml").read_text("utf-8"))


@cache
def _table() -> Mapping[str, str]:
    return {form: str(other) for form, other in _data()["forms"].items() if "{" not in form}


@cache
def _forms() -> Sequence[tuple[re.Pattern[str], str]]:
    made = ((re.escape(form), str(other)) for form, other in _data()["forms"].items() if "{" in form)
    return [(re.compile(_PLACE.sub(r"(?P<\1>.+?)", form)), other) for form, other in made]


@cache
def _findings() -> Mapping[str, tuple[str, str]]:
    return {code: (str(told[0]), str(told[1])) for code, told in _data()["findings"].items() if isinstance(told, list)}
