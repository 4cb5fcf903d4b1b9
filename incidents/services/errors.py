"""Errors of services: each carries a sentence for the person concerned, in their language."""

from django.utils.functional import Promise


class ServiceError(Exception):
    """A rule refused the change; nothing was written. `sentence` says what to do next."""

    def __init__(self, sentence: str | Promise, *, code: str = "refused") -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.code = code


class StaleVersion(ServiceError):
    """Someone else changed the incident meanwhile; the caller shows both and keeps what was typed."""


class NeighboursNotSeen(ServiceError):
    """A recalled event needs a look at known incidents first; the caller shows them."""
