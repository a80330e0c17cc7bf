"""Room of the application.

Here: totals, provisional seats, the documents that a session leads to, and its papers and concepts.
Not here: what goes into a count, a package or a report (tally, files, reports).
"""
