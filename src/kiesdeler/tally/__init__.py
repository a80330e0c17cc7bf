"""Totals of units into municipality, district and country, and from totals to the law and back.

Here: adding up counts (510b to 510c to 510d), comparing totals, turning totals into the law's input and
the law's outcome into a 520.  Not here: the rules themselves (`law`) or how messages are written (`eml`).
"""
