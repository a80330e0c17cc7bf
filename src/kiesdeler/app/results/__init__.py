"""Room of the application.

Here: totals, provisional seats and the documents that a session leads to.
"""
