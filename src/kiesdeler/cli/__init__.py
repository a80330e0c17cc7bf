"""The command line: thin, one module per command.

Here: arguments, progress, exit codes, printing.  Not here: anything worth calling from elsewhere.
"""
