"""How is a person's data locked, found again, and forgotten?

Each person has a key of their own, wrapped under the master key; names, contact points and texts
are AES-256-GCM under it, bound to the person and the column. Deleting the wrapped key erases the
person. Look-ups go by HMAC-SHA-256 under another key, so a suppression outlives the person.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import BlockedError, WrongKeysError
from tasks.clock import draw_bytes

_NONCE_BYTES = 12


@dataclass(frozen=True)
class Keyring:
    """Master keys by version (the highest wraps), and lookup keys by version."""

    master_keys: Mapping[int, bytes]
    lookup_keys: Mapping[int, bytes]

    @property
    def master_version(self) -> int:
        """Return the version that wraps new keys; `WrongKeysError` where no key is held."""
        return max(_held(self.master_keys))

    @property
    def lookup_version(self) -> int:
        """Return the version that new look-ups are made with; raises as `master_version` does."""
        return max(_held(self.lookup_keys))

    @cached_property
    def _masters(self) -> dict[int, AESGCM]:
        return {version: AESGCM(key) for version, key in self.master_keys.items()}

    def new_person_key(self, person: str) -> tuple[bytes, bytes]:
        """Return a fresh key and its wrapped form."""
        key = draw_bytes(32)
        return key, self.wrap(key, person)

    def wrap(self, key: bytes, person: str) -> bytes:
        """Wrap a person's key under the newest master key: version, nonce, ciphertext."""
        version = self.master_version
        return version.to_bytes(2, "big") + seal(self.master_keys[version], key, person, "key")

    def unwrap(self, wrapped: bytes, person: str) -> bytes:
        """Return a person's key; `WrongKeysError` where no master key at hand opens it."""
        version = int.from_bytes(wrapped[:2], "big")
        master = self._masters.get(version)
        if master is None:
            raise WrongKeysError(
                f"person {person}: wrapped under master key version {version}, which this machine "
                "does not hold; restore it to the keys folder or to PARLEY_KEYS__MASTER_KEYS"
            )
        try:
            return _open(master, wrapped[2:], person, "key")
        except BlockedError as error:
            raise WrongKeysError(str(error)) from None

    def person_cipher(self, wrapped: bytes, person: str) -> "PersonCipher":
        """Return what opens a person's fields; raises as `unwrap` does."""
        return PersonCipher(self.unwrap(wrapped, person), person)

    def lookup_hash(self, kind: str, normalised: str, version: int | None = None) -> bytes:
        """Return the keyed hash under which an address, number or domain is found."""
        key = self.lookup_keys[version or self.lookup_version]
        return hmac.new(key, f"{kind}\x1f{normalised}".encode(), hashlib.sha256).digest()

    def purpose_key(self, purpose: str) -> bytes:
        """Derive a key for one purpose, such as link tokens or experiment assignment."""
        oldest = min(_held(self.lookup_keys))
        return hmac.new(self.lookup_keys[oldest], purpose.encode(), hashlib.sha256).digest()


def _held(keys: Mapping[int, bytes]) -> Mapping[int, bytes]:
    if not keys:
        raise WrongKeysError(
            "this machine holds no keys; restore the state folder's `keys`, or set "
            "PARLEY_KEYS__MASTER_KEYS and PARLEY_KEYS__LOOKUP_KEYS"
        )
    return keys


class PersonCipher:
    """A person's key, made ready once to open many of their fields."""

    __slots__ = ("_cipher", "_person")

    def __init__(self, key: bytes, person: str) -> None:
        self._cipher = AESGCM(key)
        self._person = person

    def open(self, sealed: bytes, field: str) -> bytes:
        """Decrypt what `seal` made; `BlockedError` where key, person or field do not fit."""
        return _open(self._cipher, sealed, self._person, field)


def seal(key: bytes, plaintext: bytes, person: str, field: str) -> bytes:
    """Encrypt under a person's key: nonce, then ciphertext bound to person and field."""
    nonce = draw_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, f"{person}\x1f{field}".encode())


def open_sealed(key: bytes, sealed: bytes, person: str, field: str) -> bytes:
    """Decrypt what `seal` made; `BlockedError` where key, person or field do not fit."""
    return _open(AESGCM(key), sealed, person, field)


def _open(cipher: AESGCM, sealed: bytes, person: str, field: str) -> bytes:
    context = f"{person}\x1f{field}".encode()
    try:
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)
    except InvalidTag:
        raise BlockedError(
            f"person {person}: {field} does not open under its key; the keys folder does not "
            "belong to this database"
        ) from None
