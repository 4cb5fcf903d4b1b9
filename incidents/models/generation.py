"""Counters that tell every process when what it holds in memory is out of date."""

from django.db import models


class Generation(models.Model):
    """One counter: "incidents" moves with every change the dashboard shows, "vocabulary" with names."""

    name = models.CharField(max_length=30, primary_key=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
