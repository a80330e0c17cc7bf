"""Under which names and addresses this computer can be reached, asked of the computer itself: nothing is looked up."""

from __future__ import annotations

import ipaddress
import socket
import sys
from pathlib import Path

LOOPBACK = ("127.0.0.1", "::1")
_ADDRESS_OF_INTERFACE = 0x8915  # SIOCGIFADDR of Linux


def is_loopback(host: str) -> bool:
    """Whether only this computer itself can get at a server on `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def own_addresses() -> tuple[str, ...]:
    """The addresses of this computer on its networks; not loopback, nor those that hold on one cable only."""
    found = _of_interfaces() if sys.platform == "linux" else _of_name()
    usable = [each for each in map(ipaddress.ip_address, found) if not each.is_loopback and not each.is_link_local]
    return tuple(str(each) for each in sorted(set(usable), key=lambda each: (each.version, int(each))))


def own_names() -> tuple[str, ...]:
    """The name of this computer, bare and as it is announced on a local network."""
    name = socket.gethostname().lower().rstrip(".")
    bare = name.split(".", maxsplit=1)[0]
    return tuple(dict.fromkeys(each for each in (name, bare, f"{bare}.local") if bare and bare != "localhost"))


def without_port(address: str) -> str:
    """`192.0.2.1:443` and `[::1]:443` without the port and the brackets."""
    return address.rpartition(":")[0].strip("[]")


def in_address_bar(host: str) -> str:
    """A host as it stands in the address of a page."""
    return f"[{host}]" if ":" in host else host


def _of_interfaces() -> list[str]:
    import fcntl  # noqa: PLC0415 - only where there is one
    import struct  # noqa: PLC0415

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asking.fileno(), _ADDRESS_OF_INTERFACE, struct.pack("256s", name.encode()[:15]))
            except OSError:  # an interface without an address
                continue
            found.append(socket.inet_ntoa(answer[20:24]))
    table = Path("/proc/net/if_inet6")
    if table.exists():
        lines = table.read_text(encoding="ascii").splitlines()
        found += [str(ipaddress.IPv6Address(bytes.fromhex(line.split()[0]))) for line in lines]
    return found


def _of_name() -> list[str]:
    """Windows and others answer with their own addresses without asking anybody."""
    try:
        answers = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return []
    return [str(answer[4][0]).split("%", maxsplit=1)[0] for answer in answers]
