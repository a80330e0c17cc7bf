"""Writing an EML_NL file: a typed message in, the bytes of the file out, in canonical form."""

from __future__ import annotations

from kiesdeler.eml.descriptions import MESSAGES
from kiesdeler.eml.messages import Message
from kiesdeler.eml.namespaces import NAMESPACES
from kiesdeler.eml.writing import Output, write_element

SCHEMA_VERSION = "1.3"  # of EML_NL, for the header of new messages (kr:Schema)
CANONICALIZATION = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"  # Canonical XML 1.0 with comments


def write(message: Message) -> bytes:
    """The file of a message: UTF-8, canonical XML 1.0 with comments, so its hash is that of its canonical form.

    Raises ValueError for what the schema can't hold, such as a gender that does not exist: that is a bug of ours.
    """
    message_id = message.header.message
    if message_id not in MESSAGES:
        raise ValueError(f"there is no message {message_id!r}")
    out = Output()
    # Polling station data (sb) are in a 110b only; the other five namespaces are declared in every file.
    prefixes = [prefix for prefix in sorted(NAMESPACES) if prefix != "sb" or message_id == "110b"]
    declarations = "".join(f' xmlns{":" if prefix else ""}{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    write_element(MESSAGES[message_id], {"message": message}, out, declarations)
    return "".join(out.pieces).encode()
