"""People: adding a user, changing a role, and the three demo accounts of `make run`."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from incidents.models import Role, User

from .errors import ServiceError


def make_password() -> str:
    """A password that nobody has used before, 16 characters long, easy to copy."""
    return secrets.token_urlsafe(12)


def add_user(username: str, *, role: str, password: str = "", email: str = "") -> tuple[User, str]:
    """The new user and the password to hand over; it is shown once and stored only as a hash.

    Raises ServiceError when the name is taken or the password too weak.
    """
    password = password or make_password()
    user = User(username=username, role=role, email=email, is_staff=role == Role.ADMIN)
    try:
        validate_password(password, user)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        with transaction.atomic():
            user.save()
    except ValidationError as error:
        raise ServiceError(" ".join(error.messages), code="invalid") from error
    except IntegrityError as error:
        raise ServiceError(_("There is already a user of this name."), code="taken") from error
    return user, password


def ensure_demo_accounts(known: dict[str, str]) -> dict[str, str]:
    """Username to password of the three demo accounts; makes those that are missing.

    `known` are the passwords kept from the first run. An account whose password is not known any
    more gets a new one.
    """
    passwords = {}
    for role in (Role.ANALYST, Role.EDITOR, Role.ADMIN):
        user, _made = User.objects.get_or_create(
            username=role.value, defaults={"role": role, "is_demo": True}
        )
        if not user.is_demo:  # a real person of that name: not ours to touch
            continue
        password = known.get(role.value, "")
        if not password or not user.check_password(password):
            password = make_password()
            user.set_password(password)
            user.role, user.is_staff = role, role == Role.ADMIN
            user.save()
        passwords[role.value] = password
    return passwords


def closed_account(username: str) -> User:
    """The account of an editor who stands for the installation itself; nobody can sign in with it."""
    person, made = User.objects.get_or_create(
        username=username, defaults={"role": Role.EDITOR, "is_active": False}
    )
    if made:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return person


def set_user_active(user: User, *, is_active: bool, by: User) -> None:
    """Open or close an account. Raises ServiceError when an admin would lock themselves out."""
    if user.pk == by.pk and not is_active:
        raise ServiceError(_("You cannot close your own account."))
    user.is_active = is_active
    user.save(update_fields=["is_active"])
