"""Room of the application.

Here: elections and committees as they are set up from the official files.
"""
