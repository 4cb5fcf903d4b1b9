"""`manage.py add_user NAME --role editor`: a person who may sign in; prints the password once."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.models import Role
from incidents.services.accounts import add_user
from incidents.services.errors import ServiceError


class Command(BaseCommand):
    """Adds one user."""

    help = "Add a user; prints a password that is stored only as a hash."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--role", choices=Role.values, default=Role.ANALYST)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user, password = add_user(options["username"], role=options["role"])
        except ServiceError as error:
            raise CommandError(str(error.sentence)) from error
        self.stdout.write(f"{user.username} ({user.role}), password: {password}")
