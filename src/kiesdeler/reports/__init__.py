"""The official models as accessible PDF: a typed context and a Typst template each.

Here: contexts (typed, pure), templates, fonts, shared layout, and the Frisian of what is also printed in Frisian. First
make a context (`p22_context`, `u16_context`, a paper of `forms`), then `render` it.
Not here: computing what the report states.
"""
