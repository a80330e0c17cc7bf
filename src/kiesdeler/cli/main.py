"""Where `kiesdeler` starts: finds the command, runs it, and turns what happened into an exit code."""

from __future__ import annotations

import enum
import os
import sys
import traceback
from collections.abc import Sequence

from kiesdeler import __version__


class Exit(enum.IntEnum):
    """The exit codes of the command-line contract. BUG is not part of it: no input should ever lead to it."""

    FINE = 0
    DIFFERENCE = 1
    UNUSABLE = 2
    LOT_DUE = 3
    BUG = 70  # EX_SOFTWARE of sysexits.h; Python's own 1 would read as a difference found
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (default: that of `sys.argv`) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if list(arguments) == ["--version"]:  # answered before anything heavy is imported
        print(f"kiesdeler {__version__}")
        return Exit.FINE
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as in `kiesdeler ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.PIPE_CLOSED
    except Exception:  # noqa: BLE001  the edge of the program: a bug may not look like one of the contract's exit codes
        from kiesdeler.cli.language import text

        traceback.print_exc()
        print(
            text(
                "Dit is een fout in Kiesdeler zelf, niet in uw bestanden. Er is niets vastgesteld. "
                "Meld de fout met de regels hierboven.",
                "This is a fault in Kiesdeler itself, not in your files. Nothing was established. "
                "Report it with the lines above.",
            ),
            file=sys.stderr,
        )
        return Exit.BUG


def _run(arguments: Sequence[str]) -> int:
    from kiesdeler.cli.commands import run
    from kiesdeler.cli.input import report
    from kiesdeler.problems import Refused

    try:
        code = run(arguments)
        sys.stdout.flush()
    except Refused as refused:
        report(refused.problems)
        return Exit.UNUSABLE
    return code
