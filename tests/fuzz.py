"""`python -m tests.fuzz --minutes 60`: the fuzzing tests again and again, with new seeds, until the time is over.

Each turn tries 2,000 examples of every reader: feeds, sitemaps, listings, pages, robots.txt, addresses, packed answers,
reservations, letters, WARC files and records. It ends with 1 at the first finding, which hypothesis keeps to be run again.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time

EXAMPLES = 2000
WHERE = [
    "tests/collect/test_fuzz.py",
    "tests/collect/test_fuzz_letters.py",
    "tests/collect/test_tdmrep.py",
    "tests/extract/test_fuzz_pages.py",
]


def main() -> int:
    call = argparse.ArgumentParser(description="Fuzz the readers of what comes from outside.")
    call.add_argument("--minutes", type=float, default=10.0)
    minutes = call.parse_args().minutes
    began, turns = time.monotonic(), 0
    while time.monotonic() - began < 60 * minutes:
        seed = random.SystemRandom().randrange(2**32)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            f"--hypothesis-seed={seed}",
            *WHERE,
        ]
        run = subprocess.run(command, env={**os.environ, "TORIMATOME_FUZZ": str(EXAMPLES)}, check=False)
        if run.returncode:
            print(f"a finding, with the seed {seed}, after {(time.monotonic() - began) / 60:.1f} minutes", flush=True)
            return 1
        turns += 1
        print(
            f"{turns} turns of {EXAMPLES} examples, {(time.monotonic() - began) / 60:.1f} minutes, no finding",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
