"""A reader's side of taking turns: for each line that comes in, one round, and a line that says what it took.

Needs nothing but Python, so that a reader in another environment can use it too.
"""

import json
import resource
import sys
import time
from collections.abc import Callable


def serve(read: Callable[[], None]) -> None:
    """Read once for each line on standard input; answer with seconds and the most memory held so far, in MB."""
    for _ in sys.stdin:
        began = time.perf_counter()
        read()
        seconds = time.perf_counter() - began
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "megabytes": megabytes}), flush=True)
