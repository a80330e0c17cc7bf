"""Makes the picture in the README of what a command said: `python docs/screenshot.py TITLE <output.txt >docs/x.svg`.

Fonts are those of the reader; nothing is fetched.
"""

import io
import re
import sys

from rich.console import Console
from rich.text import Text

console = Console(record=True, width=112, file=io.StringIO(), force_terminal=True)
for line in sys.stdin.read().splitlines():
    styled = Text(line, overflow="fold")
    styled.highlight_regex(r"^\$ .*", "bold green")
    styled.highlight_regex(r"^ *\d+ ! .*", "bold red")
    styled.highlight_regex(r"^ *\d+ · .*", "yellow")
    styled.highlight_regex(r"^\S+:\d+:\d+: ", "dim")
    console.print(styled)
picture = console.export_svg(title=sys.argv[1])
print(re.sub(r"@font-face \{.*?\}\n?", "", picture, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono"))
