"""The demo as a whole process: seconds and peak memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time


def measure() -> dict[str, float]:
    """One run of the demo in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        command = [sys.executable, "-m", "torimatome.cli", "demo", "--out", f"{folder}/out"]
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"demo_s": round(seconds, 1), "demo_peak_mb": round(peak)}
