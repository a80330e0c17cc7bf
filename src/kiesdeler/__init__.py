"""Kiesdeler: the digital aid for Dutch elections, from candidate list to published, checkable result.

Three layers; imports go down only (import-linter holds them to it):

* ``cli`` (and later ``app``, ``site``): what people touch;
* ``tally``, ``files``, ``reports``, ``verify``: what is done with counts and results;
* ``law`` and ``eml``: the Elections Act and the EML_NL messages, which know nothing of each other.

``problems`` is the one module that every layer may use: how a finding in somebody's data is told.
"""

__version__ = "0.1.0"
