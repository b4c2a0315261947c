"""Why an article stands where it stands, in words that a person can check."""

from __future__ import annotations

from torimatome.group.copies import Copy
from torimatome.group.likeness import Likeness, gap_days
from torimatome.group.traces import Trace
from torimatome.group.window import Window

_MOST = 4


def reasons(window: Window, n: int, nearest: int | None, alike: Likeness | None, copy: Copy | None) -> tuple[str, ...]:
    """The copy's original, or what the article has in common with the nearest of its event."""
    if copy:
        original = window.traces[copy.original].article
        credit = ", which it credits" if copy.credited else ""
        return (f"{copy.share:.0%} of its words stand in {original.id} of {original.outlet}{credit}",)
    if nearest is None:
        return ("nothing else tells of it",)
    a, b = window.traces[n], window.traces[nearest]
    found = [f"nearest to {b.article.id} of {b.article.outlet}"]
    found += _names(window, a, b)
    if shared := sorted(a.numbers & b.numbers):
        found.append(f"same figures: {', '.join(shared[:_MOST])}")
    if shared_days := sorted(a.days & b.days):
        found.append(f"same day: {shared_days[0].isoformat()}")
    if alike:
        found.append(f"heads alike {window.heads[n, nearest]:.2f}, {gap_days(a, b) * 24:.0f} h apart")
    return tuple(found)


def _names(window: Window, a: Trace, b: Trace) -> list[str]:
    """The rarest names of both, as the article itself writes them where that is known."""
    shared = sorted(a.full & b.full, key=lambda k: (-window.names[k], k))
    spelled = dict.fromkeys(a.spelling.get(key, key.lstrip("=")) for key in shared)
    names = list(spelled)[:_MOST]
    return [f"same names: {', '.join(names)}"] if names else []
