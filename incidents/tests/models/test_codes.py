"""The extractor keeps its own codes, so that it needs no Django; they must agree with the tables."""

import pytest

from incidents.extraction import types
from incidents.models import codes


@pytest.mark.parametrize(
    ("extracted", "stored"),
    [
        (types.TARGET_KINDS, codes.TargetKind),
        (types.RESPONSIBILITIES, codes.Attribution),
        (types.DATE_PRECISIONS, codes.DatePrecision),
        (types.TIMES_OF_DAY, codes.TimeOfDay),
        (types.CLAIM_KINDS, codes.CasualtyKind),
        (types.VICTIM_CLASSES, codes.OfWhom),
        (types.QUANTIFIERS, codes.Quantifier),
    ],
)
def test_every_code_of_the_extractor_can_be_stored(extracted, stored):
    assert set(extracted) <= set(stored.values)
