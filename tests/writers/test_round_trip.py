"""What a writer writes, the reader reads: title, period, sections, headlines, blocks, attributions, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.writers.bulletin_samples import SOURCES, bulletins, plain
from torimatome import readers, writers
from torimatome.model import Bulletin

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.parametrize("name", ["text", "md", "html"])
@given(bulletin=bulletins)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bulletin_comes_back(name: str, bulletin: Bulletin) -> None:
    document = readers.read(writers.writer(name).write(bulletin, SOURCES), f"b.{name}")
    assert document.bulletin is not None
    assert plain(document.bulletin) == plain(bulletin)
    assert not [line for line in document.lines if line.use == "not understood"]


@given(bulletin=bulletins)
@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_any_bulletin_comes_back_from_docx(bulletin: Bulletin) -> None:
    document = readers.read(writers.writer("docx").write(bulletin, SOURCES), "b.docx")
    assert document.bulletin is not None
    assert plain(document.bulletin) == plain(bulletin)


@pytest.mark.parametrize("name", ["text", "md", "html", "docx"])
def test_the_shared_issues_come_back(name: str) -> None:
    seeds = sorted(SEEDS.glob("bulletin-*.txt"))
    if not seeds:
        pytest.skip("../shared is not here")
    for seed in seeds:
        issue = readers.read(seed.read_bytes(), seed.name).bulletin
        assert issue is not None
        again = readers.read(writers.writer(name).write(issue, {}), "again").bulletin
        assert again is not None
        assert plain(again) == plain(issue)
