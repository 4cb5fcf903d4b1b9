"""People: added with a password that is shown once, demo accounts that stay demo accounts."""

import pytest

from incidents.models import Role, User
from incidents.services.accounts import add_user, ensure_demo_accounts, set_user_active
from incidents.services.errors import ServiceError
from incidents.tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_new_user_signs_in_with_the_password_that_was_shown() -> None:
    user, password = add_user("aminata", role=Role.EDITOR)
    assert user.check_password(password)
    assert password not in user.password
    assert (user.role, user.is_staff, user.is_superuser, user.is_demo) == ("editor", False, False, False)


def test_an_admin_may_enter_djangos_admin_and_is_no_superuser() -> None:
    user, _password = add_user("oumar", role=Role.ADMIN)
    assert (user.is_staff, user.is_superuser) == (True, False)


@pytest.mark.parametrize(
    ("name", "password"), [("a b", ""), ("", ""), ("aminata", "short"), ("aminata", "password123")]
)
def test_bad_names_and_weak_passwords_are_refused(name: str, password: str) -> None:
    with pytest.raises(ServiceError):
        add_user(name, role=Role.ANALYST, password=password)
    assert not User.objects.exists()


def test_a_name_is_given_once() -> None:
    add_user("aminata", role=Role.ANALYST)
    with pytest.raises(ServiceError):
        add_user("aminata", role=Role.EDITOR)
    assert User.objects.get().role == Role.ANALYST


def test_demo_accounts_keep_their_passwords_at_the_second_run() -> None:
    first = ensure_demo_accounts({})
    assert sorted(first) == ["admin", "analyst", "editor"]
    assert len(set(first.values())) == 3
    assert ensure_demo_accounts(first) == first
    assert all(User.objects.get(username=name).check_password(word) for name, word in first.items())
    assert set(User.objects.values_list("is_demo", flat=True)) == {True}


def test_a_lost_demo_password_is_replaced() -> None:
    first = ensure_demo_accounts({})
    second = ensure_demo_accounts({"admin": first["admin"]})
    assert second["admin"] == first["admin"]
    assert second["editor"] != first["editor"]


def test_a_real_person_called_admin_is_left_alone() -> None:
    person = make_user(Role.ANALYST, username="admin")
    before = person.password
    assert "admin" not in ensure_demo_accounts({"admin": "whatever-word"})
    person.refresh_from_db()
    assert (person.password, person.role, person.is_demo) == (before, Role.ANALYST, False)


def test_nobody_locks_themselves_out() -> None:
    admin, other = make_user(Role.ADMIN), make_user()
    with pytest.raises(ServiceError):
        set_user_active(admin, is_active=False, by=admin)
    set_user_active(other, is_active=False, by=admin)
    other.refresh_from_db()
    admin.refresh_from_db()
    assert (other.is_active, admin.is_active) == (False, True)
