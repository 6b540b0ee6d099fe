"""Every benchmark in turn: ``make bench``, or ``python -m tests.benchmarks quotes terms`` for some of them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))

if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}", flush=True)
        import_module(f"tests.benchmarks.bench_{name}").run()
