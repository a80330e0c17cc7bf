"""Law against verify on many random elections: `python -m tests.verify.differential --count 200000 --workers 2`."""

from __future__ import annotations

import argparse
import random
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.verify.elections import disagreement, random_election


def run(first: int, count: int, groups: bool, stop_after: int = 3) -> list[str]:
    """Elections number `first` and on; what is told of those on which the two disagree."""
    found = []
    for seed in range(first, first + count):
        chance = random.Random(seed)
        told = disagreement(random_election(chance, groups=groups), chance)
        if told is not None:
            found.append(f"seed {seed}: {told}")
            if len(found) >= stop_after:
                break
    return found


def main() -> int:
    """Run as many as asked and print every disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--no-groups", action="store_true")
    options = parser.parse_args()
    share = options.count // options.workers
    starts = [options.first + share * worker for worker in range(options.workers)]
    with ProcessPoolExecutor(options.workers) as pool:
        parts = pool.map(run, starts, [share] * len(starts), [not options.no_groups] * len(starts))
        found = [told for part in parts for told in part]
    print("\n\n".join(found) or f"{share * options.workers} elections, no disagreement")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
