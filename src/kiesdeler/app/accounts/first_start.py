"""The first administrator: made by whoever can read the start code, which is in the folder of the installation.

Without it, the first visitor on the network of a freshly installed server would be its owner.
"""

from __future__ import annotations

import os
import secrets

from django.conf import settings

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.passwords import generated
from kiesdeler.app.accounts.user_rules import Fault, Person, faults
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.folder import prepared
from kiesdeler.app.writing import writing, writing_people

FILE = "start-code"


def needed() -> bool:
    """Whether there is no administrator yet."""
    return not User.objects.filter(is_administrator=True).exists()


def start_code() -> str:
    """The code that makes the first administrator, made when there is none; empty once there is an administrator."""
    file = prepared(settings.DATA) / FILE
    if not needed():
        file.unlink(missing_ok=True)
        return ""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    code = generated()
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(code)
    return code


def right_code(typed: str) -> bool:
    """Whether this is the start code; capitals, spaces and dashes make no difference."""
    code = start_code()
    return bool(code) and secrets.compare_digest(_bare(typed).encode(), _bare(code).encode())


def refuse_code(who: Who) -> None:
    """A wrong code goes into the log."""
    with writing():
        record("start.refused", who)


def make_first(*, who: Who, username: str, full_name: str, password: str) -> User | list[Fault]:
    """Make the first administrator; his password is his own choice. None can be made this way after that."""
    person = Person(username, full_name, administrator=True, roles={})
    user = User(username=username, full_name=full_name, is_administrator=True, one_time_password=False)
    user.set_password(password)
    with writing_people():
        found = faults(person)
        if not needed():
            found.append(Fault("", "Er is al een beheerder. Log in, of vraag het hem."))
        if found:
            return found
        user.save()
        record("user.first_made", Who(user.pk, user.name, address=who.address), subject=user.username)
    (settings.DATA / FILE).unlink(missing_ok=True)
    return user


def _bare(code: str) -> str:
    return "".join(code.split()).replace("-", "").casefold()
