"""Room of the application.

Here: sessions of committees, units, the entries of every count, and the pages of typists, coordinators and observers.
"""
