"""Scores extraction on the gold articles: python -m incidents.tests.gold, or `make gold`."""
