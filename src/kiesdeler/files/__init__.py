"""Everything but EML that enters or leaves: the osv4-3 CSV, zips and their official names, JSON cases.

Here: bytes to values and values to bytes.  Not here: deciding anything about votes or seats.
"""
