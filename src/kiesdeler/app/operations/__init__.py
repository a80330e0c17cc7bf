"""Room of the application.

Here: running the program: server, certificates, back-ups, the check on internet connections, practice elections.
"""
