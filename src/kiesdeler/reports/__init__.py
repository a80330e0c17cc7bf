"""The official models (P 22-1, P 22-2, U 16) as accessible PDF: a typed context and a Typst template each.

Here: contexts (typed, pure), templates, fonts, shared layout; first `p22_context` or `u16_context`, then `render`.
Not here: computing what the report states.
"""
