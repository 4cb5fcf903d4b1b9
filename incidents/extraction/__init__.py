"""Extraction: article text and a vocabulary in, drafts of incidents out. No Django, no network, no clock."""

from incidents.extraction.pipeline import EXTRACTOR_VERSION, extract
from incidents.extraction.vocabulary import Vocabulary

__all__ = ["EXTRACTOR_VERSION", "Vocabulary", "extract"]
