"""Misspelt outlets in the attributions of a bulletin: mapped, the raw form kept, and never one outlet for another."""

from __future__ import annotations

import pytest

from torimatome import readers
from torimatome.model import Outlet, OutletKind
from torimatome.readers.archive_outlets import Directory

ISSUE = """題

(副題)

2031年3月1日～3月7日

館

1. 内政関連

● 港を開く

Port opens

It opened on March 2. ({} / 02.03.2031)

NOTE: It is the third. (KURAPRES / 02.03.2031)

END
"""


def outlet(key: str, attribution: str) -> Outlet:
    return Outlet(
        id=key, names={"en": attribution.title()}, attribution=attribution, country="az", languages=("en",), feeds=(),
        domains=(), owner="", kind=OutletKind.AGENCY, timezone="UTC", crawl_delay_s=None,
    )  # fmt: skip


OUTLETS = [
    outlet("kurapress", "KURAPRESS"), outlet("bay", "BAY-NEWS.NET"), outlet("mfa", "MFA.GOV.AZ"),
    outlet("araxinform", "ARAXINFORM"), outlet("apa", "QALA"),
]  # fmt: skip


def test_a_slip_is_mapped_and_told_beside_its_text() -> None:
    document = readers.read(ISSUE.format("ARAXINFROM, QALA").encode(), "x.txt", outlets=OUTLETS)
    (item,) = document.items
    assert item.attribution is not None
    assert (item.attribution.outlets, item.attribution.raw) == (
        ("ARAXINFORM", "QALA"),
        "(ARAXINFROM, QALA / 02.03.2031)",
    )
    assert item.notes[0].attribution is not None
    assert item.notes[0].attribution.outlets == ("KURAPRESS",)
    told = {(r.sentence, r.line, r.repair) for r in document.remarks}
    assert ("The outlet “ARAXINFROM” was read as “ARAXINFORM”.", 15, False) in told
    assert ("The outlet “KURAPRES” was read as “KURAPRESS”.", 17, False) in told


@pytest.mark.parametrize(
    "name", ["QALA", "Kurapress", "MIA.GOV.AZ", "BAY-NEWS.NEW", "QAL", "WEATHER POST", "ARAXINFORM"]
)
def test_what_may_be_another_outlet_stays(name: str) -> None:
    assert Directory(OUTLETS).slip(name) is None
