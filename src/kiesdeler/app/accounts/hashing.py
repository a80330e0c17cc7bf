"""How passwords are hashed: argon2id with 19 MiB and two passes, so that thirty log-ins at once fit in a laptop."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """The parameters that OWASP names for argon2id; Django's own take 100 MiB for every log-in."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
