"""The web application: what typists, coordinators, administrators and observers use during the count.

Here: one Django app per room (accounts, elections, counting, results, audit, operations); settings, addresses and the
shared layout of pages.  A view parses, calls one act or query, and renders; an act checks the right, does it and
writes the log entry in one transaction.  Not here: rules of the law (`law`), files (`eml`, `files`), totals (`tally`),
reports.
"""
