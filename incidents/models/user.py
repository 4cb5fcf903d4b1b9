"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do; permissions.py holds the table."""

    ANALYST = "analyst", _("analyst")
    EDITOR = "editor", _("editor")
    ADMIN = "admin", _("admin")


class User(AbstractUser):
    """A person with one role. The public never sees a name, only the role."""

    role = models.CharField(max_length=10, choices=Role, default=Role.ANALYST)
    # Demo accounts sign in from this machine only (middleware.DemoAccountsOnLoopbackOnly).
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.username
