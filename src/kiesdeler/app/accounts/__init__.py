"""Room of the application.

Here: who may use this program and as what: users, roles per committee, passwords, second factor, sessions.
"""
