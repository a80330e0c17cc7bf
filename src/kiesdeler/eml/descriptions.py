"""All messages this project reads and writes, by the Id of the root element."""

from __future__ import annotations

from collections.abc import Mapping

from kiesdeler.eml.describe import Element
from kiesdeler.eml.message_110a import ELECTION_DEFINITION
from kiesdeler.eml.message_110b import POLLING_STATIONS
from kiesdeler.eml.message_210 import NOMINATION
from kiesdeler.eml.message_510 import count
from kiesdeler.eml.message_520 import RESULT
from kiesdeler.eml.message_lists import CANDIDATE_LISTS, TOTAL_LISTS

MESSAGES: Mapping[str, Element] = {
    "110a": ELECTION_DEFINITION,
    "110b": POLLING_STATIONS,
    "210": NOMINATION,
    "230b": CANDIDATE_LISTS,
    "230c": TOTAL_LISTS,
    "510a": count("510a"),
    "510b": count("510b"),
    "510c": count("510c"),
    "510d": count("510d"),
    "520": RESULT,
}
# For `repeated_blocks`: counts of which the selections of some units were taken out.
COUNTS_WITHOUT_BLOCKS: Mapping[str, Element] = {
    message_id: count(message_id, blocks_taken_out=True) for message_id in ("510a", "510b", "510c", "510d")
}
