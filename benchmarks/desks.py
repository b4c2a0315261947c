"""Desks that follow the hosts of `benchmarks.paper_web`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from torimatome import plugins
from torimatome.desk import Desk


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def desk_of(
    folder: Path, hosts: int, port: int, *, gap_s: float = 0.2, at_once: int = 32, clock: Callable[[], datetime] = now
) -> Iterator[Desk]:
    """A desk that follows so many hosts, all of them answered by one port."""
    outlets = folder.parent / "outlets"
    outlets.mkdir(parents=True)
    for n in range(hosts):
        lines = [
            f'id = "xx.paper{n}"', f'attribution = "PAPER {n}"', 'country = "xx"', 'kind = "site"', f'owner = "paper{n}"',
            'timezone = "UTC"', f'domains = ["paper{n}.example"]', 'languages = ["en"]',
            "[[feeds]]", f'url = "http://paper{n}.example/rss.xml"', 'kind = "rss"',
        ]  # fmt: skip
        (outlets / f"paper{n}.toml").write_text("\n".join(lines) + "\n", "utf-8")
    settings: dict[str, object] = {"min_delay_s": gap_s, "hosts_at_once": at_once}
    plugins.create_folder(folder, "azerbaijan", outlets, settings)
    with (folder / "desk.toml").open("a", encoding="utf-8") as toml:
        rows = "".join(f'"paper{n}.example" = "127.0.0.1:{port}"\n' for n in range(hosts))
        toml.write(f"\n[collect.resolve]\n{rows}")
    with Desk.opened(plugins.open_folder(folder), clock) as desk:
        yield desk
