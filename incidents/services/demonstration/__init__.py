"""Invented incidents for showing and measuring scale, in a database that holds nothing else."""

from .generate import generate_incidents

__all__ = ["generate_incidents"]
