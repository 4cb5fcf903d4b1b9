"""The network edge: bytes in, entries and clean text out. No ORM, no Celery."""
