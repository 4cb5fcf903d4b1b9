"""Invented incidents for showing and measuring scale, in a database that holds nothing else."""

from .generate import generate_incidents, generated_count

__all__ = ["generate_incidents", "generated_count"]
