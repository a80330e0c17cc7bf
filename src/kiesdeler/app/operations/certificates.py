"""The certificate authority of one installation and the certificate of its server.

Browsers do not take Ed25519, so the keys are ECDSA P-256.  The authority can only vouch for addresses of private
networks, for this computer's own addresses and for its names: whoever stole its key could not pose as a public site.
"""

from __future__ import annotations

import datetime
import ipaddress
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiesdeler.app.folder import prepared

_PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_CA_YEARS = 10
_DAYS = 397  # what browsers accept at most
RENEW_BEFORE = datetime.timedelta(days=30)
_EARLIER = datetime.timedelta(days=1)  # for workstations whose clock is behind


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where they are, their fingerprints, and whether browsers have to be told of a new authority."""

    authority: Path
    certificate: Path  # of the server, the authority behind it
    key: Path
    authority_fingerprint: str
    fingerprint: str
    new_authority: bool


def certificates(folder: Path, hosts: Sequence[str], now: datetime.datetime) -> Certificates:
    """Those in `<folder>/tls`, made or renewed where that is needed for these names and addresses."""
    place = prepared(folder / "tls")
    ca_file, ca_key_file = place / "kiesdeler-ca.pem", place / "kiesdeler-ca.key"
    leaf_file, leaf_key_file = place / "server.pem", place / "server.key"
    ca = _read(ca_file)
    fresh = ca is None or not ca_key_file.exists() or _due(ca, now) or not _covers(ca, hosts)
    if ca is None or fresh:
        key = ec.generate_private_key(ec.SECP256R1())
        ca = _authority(key, hosts, now)
        _write(ca_key_file, _pem(key))
        _write(ca_file, ca.public_bytes(Encoding.PEM))
    leaf = _read(leaf_file)
    if leaf is None or fresh or _due(leaf, now) or not leaf_key_file.exists() or named_in(leaf) != set(hosts):
        signer = load_pem_private_key(ca_key_file.read_bytes(), None)
        assert isinstance(signer, ec.EllipticCurvePrivateKey)  # noqa: S101 - we wrote it
        key = ec.generate_private_key(ec.SECP256R1())
        leaf = _leaf(key, ca, signer, hosts, now)
        _write(leaf_key_file, _pem(key))
        _write(leaf_file, leaf.public_bytes(Encoding.PEM) + ca.public_bytes(Encoding.PEM))
    return Certificates(ca_file, leaf_file, leaf_key_file, fingerprint(ca), fingerprint(leaf), fresh)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as browsers show it: AB:CD:..."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def read_certificate(file: Path) -> x509.Certificate | None:
    """The first certificate in a file; None when there is no such file."""
    return _read(file)


def named_in(certificate: x509.Certificate) -> set[str]:
    """The names and addresses that a certificate holds for."""
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))}


def _due(certificate: x509.Certificate, now: datetime.datetime) -> bool:
    return not certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - RENEW_BEFORE


def _covers(ca: x509.Certificate, hosts: Collection[str]) -> bool:
    """Whether the authority may vouch for all of these."""
    allowed = ca.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    networks = [each.value for each in allowed if isinstance(each, x509.IPAddress)]
    names = {each.value for each in allowed if isinstance(each, x509.DNSName)}
    for host in hosts:
        address = _address(host)
        if address is None and host not in names:
            return False
        if address is not None and not any(_within(address, network) for network in networks):
            return False
    return True


def _authority(key: ec.EllipticCurvePrivateKey, hosts: Sequence[str], now: datetime.datetime) -> x509.Certificate:
    networks = [ipaddress.ip_network(each) for each in _PRIVATE]
    for host in hosts:
        address = _address(host)
        if address is not None and not any(_within(address, network) for network in networks):
            networks.append(ipaddress.ip_network(address))
    names = [host for host in hosts if _address(host) is None]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Kiesdeler {names[0] if names else hosts[0]}")])
    allowed: list[x509.GeneralName] = [x509.IPAddress(network) for network in networks]
    allowed += [x509.DNSName(each) for each in names]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + datetime.timedelta(days=365 * _CA_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=allowed, excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return made.sign(key, hashes.SHA256())


def _leaf(
    key: ec.EllipticCurvePrivateKey,
    ca: x509.Certificate,
    signer: ec.EllipticCurvePrivateKey,
    hosts: Sequence[str],
    now: datetime.datetime,
) -> x509.Certificate:
    names: list[x509.GeneralName] = []
    for host in hosts:
        address = _address(host)
        names.append(x509.DNSName(host) if address is None else x509.IPAddress(address))
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0][:64])]))
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(min(now + datetime.timedelta(days=_DAYS) - _EARLIER, ca.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    return made.sign(signer, hashes.SHA256())


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _within(address: _Address, network: object) -> bool:
    return isinstance(network, ipaddress.IPv4Network | ipaddress.IPv6Network) and address in network


def _address(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _read(file: Path) -> x509.Certificate | None:
    return x509.load_pem_x509_certificate(file.read_bytes()) if file.exists() else None


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(file: Path, content: bytes) -> None:
    """Beside its place and then renamed; readable by this user only from the first byte."""
    scratch = file.with_suffix(".new")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    scratch.replace(file)
