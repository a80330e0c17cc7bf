"""How fast Kiesdeler is, beside what the same machine needs for something known in the same run.

Here: measurements.  Not here: tests; nothing fails because a machine is slow.
"""
