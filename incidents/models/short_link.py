"""Short links to a question: the query of the dashboard's address under a code of eight characters."""

from django.db import models
from django.db.models import Q


class ShortLink(models.Model):
    """One query in its one spelling. The code follows from it, so that one question has one code for ever.

    Nobody's name stands here: a link says what is asked, not who asks.
    """

    code = models.CharField(max_length=32, primary_key=True)
    query = models.CharField(max_length=4000)  # too long for an index; the code is made of its hash
    made_at = models.DateTimeField()
    by_stranger = models.BooleanField()

    class Meta:
        constraints = [models.CheckConstraint(name="short_link_has_a_code", condition=~Q(code=""))]
        indexes = [
            models.Index(name="short_link_by_stranger", fields=["made_at"], condition=Q(by_stranger=True)),
        ]

    def __str__(self) -> str:
        return self.code
