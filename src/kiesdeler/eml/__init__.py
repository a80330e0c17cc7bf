"""The EML_NL messages: one declarative description per message, and what follows from it.

Here: the typed messages, their descriptions, reader, writer, consistency checks, hash and short codes.
Not here: the law (how many seats a list gets), totals over files, or any other file format.
"""
