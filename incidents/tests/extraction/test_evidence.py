"""Every value of every draft stands on words of the text or on a named rule, in all articles of the tests."""

from datetime import date

import pytest

from incidents.extraction.types import Draft

from .conftest import PUBLISHED
from .test_briefs import BRIEFS, TUESDAY
from .test_seed_retold import RETOLD
from .test_seed_variants import VARIANTS

# What each field of evidence must support: the value of a draft that counts as known.
KNOWN = {
    "event_type": lambda d: d.event_type,
    "sub_event_type": lambda d: d.sub_event_type,
    "date": lambda d: d.date_start,
    "time_of_day": lambda d: d.time_of_day,
    "place": lambda d: d.place or d.place_name,
    "country": lambda d: d.place and d.place.country,
    "perpetrators": lambda d: d.perpetrators,
    "responsibility": lambda d: d.said_by or d.responsibility != "unknown",
    "targets": lambda d: d.targets,
    "target_kind": lambda d: d.target_kind,
    "fatalities": lambda d: d.fatalities,
    "injured": lambda d: d.injured,
    "abducted": lambda d: d.abducted,
    "civilian_targeting": lambda d: d.civilian_targeting is not None,
    "background": lambda d: d.background,
    "campaign": lambda d: d.campaign,
}


def unsupported(draft: Draft) -> list[str]:
    """The fields that have a value and no evidence."""
    supported = {item.field for item in draft.evidence}
    return [name for name, known in KNOWN.items() if known(draft) and name not in supported]


def _texts(seed: str) -> list[tuple[str, date]]:
    out = [(seed, PUBLISHED), *((RETOLD[language], PUBLISHED) for language in ("fr", "en"))]
    out += [(brief["text"], TUESDAY) for brief in BRIEFS]
    for _, changes, _ in VARIANTS:
        text = seed
        for old, new in changes:
            text = text.replace(old, new)
        out.append((text, PUBLISHED))
    return out


def test_every_known_value_has_evidence(seed_text, read):
    drafts = [draft for text, day in _texts(seed_text) for draft in read(text, published=day).drafts]
    assert len(drafts) > 250
    missing = [(draft.place_name, unsupported(draft)) for draft in drafts if unsupported(draft)]
    assert missing == []


def test_derived_evidence_rests_on_fields_with_evidence_of_their_own(seed_text, read):
    for text, day in _texts(seed_text):
        for draft in read(text, published=day).drafts:
            quoted = {item.field for item in draft.evidence if item.is_quoted} | {"published"}
            for item in draft.evidence:
                if item.rule == "coding.civilian_targeting":
                    assert set(item.from_) <= quoted, (draft.place_name, item)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen killed ten villagers in Bankass on Monday.", True),
        ("Un attentat a visé lundi un camp de l'armée à Gao.", False),
        ("تظاهر المئات في نيامي يوم الجمعة احتجاجا على غلاء المعيشة.", None),
    ],
)
def test_civilian_targeting_is_derived_or_unknown(text, wanted, read):
    (draft,) = read(text, published=TUESDAY).drafts
    rules = {item.rule for item in draft.evidence if item.field == "civilian_targeting"}
    assert draft.civilian_targeting is wanted
    assert rules == (set() if wanted is None else {"coding.civilian_targeting"})
