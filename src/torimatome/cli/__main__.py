"""`python -m torimatome.cli`."""

import signal
import sys

from torimatome.cli import main

signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
sys.exit(main())
