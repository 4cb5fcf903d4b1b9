"""What an editor types as a date, in three languages and both kinds of digits."""

from datetime import date

import pytest

from incidents.text.typed_dates import TypedDateError, parse_typed_date

TODAY = date(2025, 7, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("1/7", "2025-07-01", "2025-07-01", "day"),
        ("2/7", "2024-07-02", "2024-07-02", "day"),
        ("1/7/2025", "2025-07-01", "2025-07-01", "day"),
        ("01/07/25", "2025-07-01", "2025-07-01", "day"),
        ("2025-07-01", "2025-07-01", "2025-07-01", "day"),
        ("٣٠/٦", "2025-06-30", "2025-06-30", "day"),
        ("٢٠٢٥-٠٧-٠١", "2025-07-01", "2025-07-01", "day"),
        ("hier", "2025-06-30", "2025-06-30", "day"),
        ("avant-hier", "2025-06-29", "2025-06-29", "day"),
        ("أمس", "2025-06-30", "2025-06-30", "day"),
        ("أول أمس", "2025-06-29", "2025-06-29", "day"),
        ("اليوم", "2025-07-01", "2025-07-01", "day"),
        ("today", "2025-07-01", "2025-07-01", "day"),
        ("Yesterday", "2025-06-30", "2025-06-30", "day"),
        ("aujourd’hui", "2025-07-01", "2025-07-01", "day"),
        ("lundi", "2025-06-30", "2025-06-30", "day"),
        ("الثلاثاء", "2025-07-01", "2025-07-01", "day"),
        ("mardi dernier", "2025-06-24", "2025-06-24", "day"),
        ("1 juillet", "2025-07-01", "2025-07-01", "day"),
        ("1er juillet", "2025-07-01", "2025-07-01", "day"),
        ("le 30 juin", "2025-06-30", "2025-06-30", "day"),
        ("1 جويلية 2025", "2025-07-01", "2025-07-01", "day"),
        ("1 تموز/يوليو 2025", "2025-07-01", "2025-07-01", "day"),
        ("juin 2025", "2025-06-01", "2025-06-30", "month"),
        ("juin", "2025-06-01", "2025-06-30", "month"),
        ("12/2024", "2024-12-01", "2024-12-31", "month"),
        ("début juin", "2025-06-01", "2025-06-10", "days"),
        ("مطلع الشهر الماضي", "2025-06-01", "2025-06-10", "days"),
        ("30/6-1/7", "2025-06-30", "2025-07-01", "days"),
        ("du 3 au 5 juin", "2025-06-03", "2025-06-05", "days"),
        ("من 3 إلى 5 جوان", "2025-06-03", "2025-06-05", "days"),
        ("June 3-5", "2025-06-03", "2025-06-05", "days"),
        ("la nuit de lundi à mardi", "2025-06-30", "2025-07-01", "days"),
        ("hier soir", "2025-06-30", "2025-06-30", "day"),
        ("last month", "2025-06-01", "2025-06-30", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("29/2", "2024-02-29", "2024-02-29", "day"),
        ("31 décembre", "2024-12-31", "2024-12-31", "day"),
    ],
)
def test_typed_date_is_read(typed, start, end, precision):
    span = parse_typed_date(typed, today=TODAY)
    assert (span.start.isoformat(), span.end.isoformat(), span.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "unreadable"),
        ("foo", "unreadable"),
        ("1/7 ?x", "unreadable"),
        ("x" * 500, "unreadable"),
        ("31/6", "impossible"),
        ("31 juin", "impossible"),
        ("1/13", "impossible"),
        ("2025-13-01", "impossible"),
        ("5/7-1/7", "impossible"),
        ("0/0/0000", "impossible"),
        ("2/7/2025", "future"),
        ("2026", "future"),
        ("demain", "future"),
        ("غدا", "future"),
        ("lundi prochain", "future"),
        ("30/6/2025-5/7/2025", "future"),
    ],
)
def test_unusable_date_is_refused_with_its_reason(typed, code):
    with pytest.raises(TypedDateError) as refused:
        parse_typed_date(typed, today=TODAY)
    assert refused.value.code == code
