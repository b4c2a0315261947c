"""The files for services: they call what exists, and leave out nothing of the sandbox."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from torimatome.cli import parser

DEPLOY = Path(__file__).parent.parent / "deploy"
UNIT = (DEPLOY / "torimatome.service").read_text("utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")


def test_the_unit_calls_a_command_that_exists() -> None:
    words = re.findall(r"^ExecStart=\S+ (.*)$", UNIT, re.MULTILINE)[0].split()
    call = parser().parse_args(words)
    assert call.watch
    assert call.log == "json"


def test_the_container_calls_a_command_that_exists() -> None:
    entry, command = (re.findall(rf"^{name} \[(.*)\]$", CONTAINER, re.MULTILINE)[0] for name in ("ENTRYPOINT", "CMD"))
    words = [word.strip(' "') for word in f"{entry},{command}".split(",")][1:]
    assert parser().parse_args(words).watch


@pytest.mark.parametrize(
    "line",
    ["DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "CapabilityBoundingSet=",
     "RestrictAddressFamilies=AF_INET AF_INET6", "SystemCallFilter=@system-service", "UMask=0077"],
)  # fmt: skip
def test_the_unit_is_shut(line: str) -> None:
    assert line in UNIT.splitlines()


def test_the_container_is_nobodys_root() -> None:
    assert CONTAINER.rindex("USER desk") < CONTAINER.index("ENTRYPOINT")


def test_systemd_has_nothing_to_say_of_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("systemd is not on this machine")
    unit = tmp_path / "torimatome.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT, flags=re.MULTILINE), "utf-8")
    run = subprocess.run([analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
    assert [line for line in run.stderr.splitlines() if "torimatome.service" in line] == []
