"""From the figures of a form to a count file and back, totals at every level, and from totals to the law and back.

Here: the count (510b) of a municipality and what it is made of (committees, lists, polling stations), adding up counts
(510b to 510c to 510d), comparing totals, turning totals into the law's input and the law's outcome into a 520.
Not here: the rules themselves (`law`) or how messages are written (`eml`).
"""
