"""Room of the application.

Here: the log of every act, chained by hash; its viewer and its check.
"""
