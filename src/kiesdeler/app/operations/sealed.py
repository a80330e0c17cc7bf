"""The file of a back-up: anybody's server can close one, only people who know the passphrase can open it.

The passphrase gives an X25519 key pair (scrypt); the server keeps its public half.  Every file has a key of its own,
agreed between that half and a pair that is thrown away after closing.  What is inside goes in pieces, each encrypted
and authenticated (AES-256-GCM) with its place in the row and whether it is the last: pieces can't be changed, left
out, put elsewhere or cut off unnoticed, and neither can the head of the file.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kiesdeler.problems import Problem, Refused

MAGIC = b"KIESDELER BACK-UP 1\n"
CHUNK = 1024 * 1024
_TAG = 16
_COST = 2**17  # of scrypt: 128 MiB and half a second, once per passphrase that is tried
_MOST_HEAD = 4096
DAMAGED = "Deze back-up is beschadigd of veranderd: hij kan niet worden teruggezet. Neem een andere."
NOT_OURS = "Dit is geen back-up van Kiesdeler."
WRONG = "De wachtwoordzin klopt niet."
TOO_NEW = "Deze back-up is gemaakt met een nieuwere versie van Kiesdeler. Gebruik die versie."


@dataclass(frozen=True, slots=True)
class Lock:
    """What closes a back-up: the public half of the key of a passphrase, and the salt it was made with."""

    public: bytes
    salt: bytes


def lock_of(passphrase: str) -> Lock:
    """A new lock for a passphrase."""
    salt = secrets.token_bytes(16)
    return Lock(_key(passphrase, salt).public_key().public_bytes_raw(), salt)


def fits(lock: Lock, passphrase: str) -> bool:
    """Whether a passphrase opens what this lock closes."""
    return _key(passphrase, lock.salt).public_key().public_bytes_raw() == lock.public


def seal(content: Iterable[bytes], out: IO[bytes], lock: Lock, about: Mapping[str, str]) -> None:
    """Write a closed file. `about` can be read by anybody and changed by nobody."""
    own = X25519PrivateKey.generate()
    ephemeral = own.public_key().public_bytes_raw()
    head = json.dumps(
        {"about": dict(about), "salt": lock.salt.hex(), "lock": lock.public.hex(), "key": ephemeral.hex()}
    ).encode()
    cipher = _cipher(own.exchange(X25519PublicKey.from_public_bytes(lock.public)), ephemeral, lock.public)
    out.write(MAGIC + len(head).to_bytes(4, "big") + head)
    bound = hashlib.sha256(MAGIC + head).digest()
    for number, piece, last in _pieces(content):
        out.write(cipher.encrypt(_nonce(number, last=last), piece, bound))


def about(source: IO[bytes]) -> dict[str, str]:
    """What anybody can read of a back-up; unchecked until it is opened. Raises `Refused` for another file."""
    told = _head(source)[1]["about"]
    return {str(name): str(value) for name, value in told.items()}


def opened(source: IO[bytes], passphrase: str) -> Iterator[bytes]:
    """The content, piece by piece. Raises `Refused` at the first thing that is wrong: use it only when all came out."""
    head, told = _head(source)
    lock = Lock(_hex(told, "lock", 32), _hex(told, "salt", 16))
    private = _key(passphrase, lock.salt)
    if private.public_key().public_bytes_raw() != lock.public:
        raise _refused(WRONG)
    ephemeral = _hex(told, "key", 32)
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    except ValueError as error:  # a point that gives nothing to agree on
        raise _refused(DAMAGED) from error
    cipher, bound = _cipher(shared, ephemeral, lock.public), hashlib.sha256(MAGIC + head).digest()
    number, piece = 0, source.read(CHUNK + _TAG)
    while True:
        following = source.read(CHUNK + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, bound)
        except (InvalidTag, ValueError) as error:  # ValueError: shorter than a tag
            raise _refused(DAMAGED) from error
        if not following:
            return
        number, piece = number + 1, following


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """The content in pieces of one size, the last of which may be shorter or empty."""
    number, kept = 0, b""
    for part in content:
        kept += part
        while len(kept) > CHUNK:
            yield number, kept[:CHUNK], False
            number, kept = number + 1, kept[CHUNK:]
    yield number, kept, True


def _head(source: IO[bytes]) -> tuple[bytes, dict[str, Any]]:
    start = source.read(len(MAGIC))
    if start != MAGIC:
        raise _refused(TOO_NEW if start[:-2] == MAGIC[:-2] and start[-1:] == b"\n" else NOT_OURS)
    length = int.from_bytes(source.read(4), "big")
    head = source.read(length) if length <= _MOST_HEAD else b""
    try:
        told = json.loads(head)
    except ValueError as error:
        raise _refused(DAMAGED) from error
    if not isinstance(told, dict) or not isinstance(told.get("about"), dict):
        raise _refused(DAMAGED)
    return head, told


def _hex(told: dict[str, Any], name: str, length: int) -> bytes:
    try:
        found = bytes.fromhex(str(told.get(name)))
    except ValueError as error:
        raise _refused(DAMAGED) from error
    if len(found) != length:
        raise _refused(DAMAGED)
    return found


def _key(passphrase: str, salt: bytes) -> X25519PrivateKey:
    derived = Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.strip().encode())
    return X25519PrivateKey.from_private_bytes(derived)


def _cipher(shared: bytes, ephemeral: bytes, public: bytes) -> AESGCM:
    derive = HKDF(hashes.SHA256(), 32, salt=ephemeral + public, info=MAGIC)
    return AESGCM(derive.derive(shared))


def _nonce(number: int, *, last: bool) -> bytes:
    """Never the same twice under one key, since every file has a key of its own."""
    return number.to_bytes(11, "big") + bytes([last])


def _refused(message: str) -> Refused:
    return Refused([Problem(message)])
