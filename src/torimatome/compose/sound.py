"""Whether a Japanese line made by rules can stand: no foreign words, nothing said twice, no particle without its word.

Each fault in sound.toml is one that a reading of English words can bring about; a line with one gives way to a shorter,
true one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

_QUOTED = re.compile(r"「[^」]*」")
_SHORTEST, _LONGEST = 6, 75

Patterns = tuple[re.Pattern[str], ...]


def sound(text: str) -> bool:
    """False for a line that no officer would let stand; such a reading gives way to a shorter, true one."""
    faults, bare = _table()
    if not _SHORTEST <= len(text) <= _LONGEST or any(pattern.search(text) for pattern in bare):
        return False
    plain = _QUOTED.sub("「」", text)
    return not any(pattern.search(plain) for pattern in faults)


@cache
def _table() -> tuple[Patterns, Patterns]:
    """The faults of a line without what stands in brackets, and those of the brackets."""
    data = tomllib.loads((resources.files("torimatome.compose") / "sound.toml").read_text("utf-8"))
    faults = [pattern for listed in data["faults"].values() for pattern in listed]
    return _compiled(faults, data["words"]), _compiled(data["names"]["bare"], data["words"])


def _compiled(patterns: Sequence[str], words: Mapping[str, Sequence[str]]) -> Patterns:
    def listed(name: re.Match[str]) -> str:
        return f"(?:{'|'.join(words[name[1]])})"

    return tuple(re.compile(re.sub(r"<([a-z]+)>", listed, pattern)) for pattern in patterns)
