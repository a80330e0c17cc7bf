"""The certificates, held against OpenSSL: who trusts the authority can talk to the server, under its own names only."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiesdeler.app.operations.certificates import Certificates, certificates, read_certificate

HOSTS = ("telserver", "telserver.local", "192.168.1.10", "fd00::1", "localhost", "127.0.0.1", "::1")
NOW = datetime.datetime.now(datetime.UTC)


def handshake(made: Certificates, name: str) -> str:
    """What OpenSSL says of a connection to the server under a name: the version, or the reason of its refusal."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(made.certificate, made.key)
    client = ssl.create_default_context(cafile=str(made.authority))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    here, there = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(there, server_side=True).close()
        except (ssl.SSLError, OSError):
            there.close()

    other = threading.Thread(target=answer)
    other.start()
    try:
        with client.wrap_socket(here, server_hostname=name) as connection:
            return str(connection.version())
    except ssl.SSLCertVerificationError as error:
        return error.verify_message
    finally:
        here.close()
        other.join()


@pytest.mark.parametrize("name", HOSTS)
def test_openssl_trusts_the_server_under_each_of_its_names(name: str, tmp_path: Path) -> None:
    assert handshake(certificates(tmp_path, HOSTS, NOW), name) == "TLSv1.3"


def test_openssl_does_not_trust_it_under_another_name(tmp_path: Path) -> None:
    assert "not valid for" in handshake(certificates(tmp_path, HOSTS, NOW), "elders")


@pytest.mark.parametrize("name", ["www.kiesraad.nl", "203.0.113.9"])
def test_the_authority_cannot_vouch_for_others_even_with_its_key(name: str, tmp_path: Path) -> None:
    made = certificates(tmp_path, HOSTS, NOW)
    ca = read_certificate(made.authority)
    signer = load_pem_private_key((tmp_path / "tls" / "kiesdeler-ca.key").read_bytes(), None)
    leaf = read_certificate(made.certificate)
    assert ca is not None
    assert leaf is not None
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = load_pem_private_key(made.key.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    import ipaddress

    other: x509.GeneralName = x509.DNSName(name)
    if name[0].isdigit():
        other = x509.IPAddress(ipaddress.ip_address(name))
    forged = x509.CertificateBuilder(
        issuer_name=ca.subject,
        subject_name=leaf.subject,
        public_key=key.public_key(),
        serial_number=7,
        not_valid_before=leaf.not_valid_before_utc,
        not_valid_after=leaf.not_valid_after_utc,
    )
    for extension in leaf.extensions:
        value = extension.value
        if isinstance(value, x509.SubjectAlternativeName):
            value = x509.SubjectAlternativeName([other])
        forged = forged.add_extension(value, extension.critical)
    from cryptography.hazmat.primitives.serialization import Encoding

    made.certificate.write_bytes(forged.sign(signer, hashes.SHA256()).public_bytes(Encoding.PEM))
    assert handshake(made, name) == "permitted subtree violation"


def test_private_keys_are_for_the_owner_only_and_browsers_know_the_algorithm(tmp_path: Path) -> None:
    made = certificates(tmp_path, HOSTS, NOW)
    for key in (made.key, tmp_path / "tls" / "kiesdeler-ca.key"):
        assert key.stat().st_mode & 0o777 == 0o600
    leaf = read_certificate(made.certificate)
    assert leaf is not None
    assert isinstance(leaf.public_key(), ec.EllipticCurvePublicKey)
    assert (leaf.not_valid_after_utc - leaf.not_valid_before_utc).days <= 398  # what browsers accept


def test_everything_stays_while_nothing_changes(tmp_path: Path) -> None:
    first = certificates(tmp_path, HOSTS, NOW)
    again = certificates(tmp_path, HOSTS, NOW + datetime.timedelta(days=100))
    assert first.new_authority
    assert not again.new_authority
    assert (first.fingerprint, first.authority_fingerprint) == (again.fingerprint, again.authority_fingerprint)


@pytest.mark.parametrize(
    ("hosts", "later", "new_authority"),
    [
        (HOSTS, 380, False),  # nearly expired
        ((*HOSTS, "10.1.2.3"), 0, False),  # another private address: nothing to do on the workstations
        ((*HOSTS, "andere-naam"), 0, True),
        ((*HOSTS, "198.51.100.7"), 0, True),
        (HOSTS, 3640, True),
    ],
)
def test_the_certificate_is_renewed_when_it_must_be(
    hosts: tuple[str, ...], later: int, new_authority: bool, tmp_path: Path
) -> None:
    first = certificates(tmp_path, HOSTS, NOW)
    again = certificates(tmp_path, hosts, NOW + datetime.timedelta(days=later))
    assert again.fingerprint != first.fingerprint
    assert again.new_authority is new_authority
    if not later:
        assert all(handshake(again, host) == "TLSv1.3" for host in hosts)
