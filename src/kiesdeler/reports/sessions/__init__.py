"""The reports of a committee's session: Na 31-1, Na 31-2 with annexes, Na 14-2 with annex 1, P 2a and O 20.

Here: what goes into them (`inputs`), how the fields of the form become lines (`lines`), a context per model, and their
reading of the totals of a count.  What people fill in by hand stays a line or a box.
"""
