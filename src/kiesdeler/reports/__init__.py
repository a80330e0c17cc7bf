"""The official models (P 22-1, P 22-2, U 16) as accessible PDF: a typed context and a Typst template each.

Here: contexts, templates, fonts, shared layout.  Not here: computing what the report states.
"""
