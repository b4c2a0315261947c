"""The words of the interface: one TOML file a page, each text in every language of the pages. Found by looking.

    [saved]
    en = "Saved."
    ja = "保存しました。"

    [events]
    one = "{n} event"        # where n is 1, in English
    en = "{n} events"
    ja = "{n}件"

is said by t("week.saved") and t("week.events", n=3), if the file is week.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every text by its key."""
    found: dict[str, Mapping[str, str]] = {}
    for file in resources.files("torimatome.web.texts").iterdir():
        if file.name.endswith(".toml"):
            found |= dict(_flat(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8"))))
    return found


def _flat(prefix: str, said: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, str]]]:
    if "en" in said:
        yield prefix, {language: str(text) for language, text in said.items()}
        return
    for key, value in said.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}.{key}", value)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says texts in one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The text. KeyError: there is none."""
        text = table()[key]
        form = "one" if self.language == "en" and values.get("n") == 1 and "one" in text else self.language
        return text[form].format(**values) if values else text[form]

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in table()
