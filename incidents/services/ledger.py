"""Who changes what, and why: every write to an incident happens inside `recorded`."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import transaction

from incidents.models import Generation, User


@contextmanager
def recorded(person: User, *, reason: str) -> Iterator[None]:
    """One transaction whose changes the database records with the person, the role and the reason.

    The history rows are written by triggers (django-pghistory), so a change that forgets this
    context is still recorded, only without a name.
    """
    with (
        transaction.atomic(),
        pghistory.context(user=person.pk, role=person.role, reason=reason),
    ):
        yield


def move_generation(name: str) -> int:
    """The counter `name` after moving it forward; readers see it when the transaction commits.

    The row stays locked until then, so generations and the data they stand for never cross.
    """
    Generation.objects.get_or_create(name=name)
    counter = Generation.objects.select_for_update().get(name=name)
    counter.value += 1
    counter.save(update_fields=["value"])
    return counter.value
