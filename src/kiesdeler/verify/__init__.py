"""A second, independent recomputation of published results.

Here: its own allocation, its own totals, and the numbered list of checks that compares them with what was
published.  Not here: any code of `law` or `tally`; independence is the point, and import-linter keeps it so.
"""
