"""Run in a process of its own (its memory is given back when it ends): JSON on standard input, PDF on standard output.

Uses nothing of Kiesdeler, so that it can be run as a plain file.  Arguments: template, time stamp (seconds since 1970).
"""

import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Typeset one report. The data go in as one JSON text that the template reads; they are never markup."""
    template, timestamp = sys.argv[1], int(sys.argv[2])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    compiler = typst.Compiler(
        HERE / "templates" / template,
        root=HERE / "templates",
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"context": sys.stdin.buffer.read().decode("utf-8")},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=timestamp)
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one piece")
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
