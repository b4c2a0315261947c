"""The demo as a whole process: seconds and peak memory, and where the time goes by step."""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

HISTORY = Path(__file__).parent / "history.jsonl"


def demo() -> dict[str, float]:
    """One run of the demo in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        command = [sys.executable, "-m", "torimatome.cli", "demo", "--out", f"{folder}/out"]
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"demo_s": round(seconds, 1), "demo_peak_mb": round(peak)}


def main() -> None:
    """Measure, print, and keep."""
    row = {"at": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), **demo()}
    print(json.dumps(row))
    with HISTORY.open("a") as history:
        history.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
