"""Which figures belong to one of several places that were attacked together, and which to all of them."""

from __future__ import annotations

from dataclasses import replace

from incidents.extraction.claim import Claim
from incidents.extraction.episodes import Episode
from incidents.extraction.frame import Frame
from incidents.extraction.place_use import PlaceUse
from incidents.extraction.places import is_same_place

SHARE_REACH = 90  # characters between a figure and the place it is of, where a sentence names several


def own_claims(episode: Episode, place: PlaceUse) -> list[list[Claim]]:
    """By sentence, the figures of one place: those of sentences that name no other, and its share of
    "32 at the market of A and four others at B". A total for all belongs to none."""
    out = []
    for frame in episode.core:
        own = _own(frame, _named(frame), place)
        if own:
            out.append(own)
    return out


def _named(frame: Frame) -> list[PlaceUse]:
    return sorted((item.use for item in frame.places), key=lambda use: use.start)


def _own(frame: Frame, named: list[PlaceUse], place: PlaceUse) -> list[Claim]:
    claims = [claim for claim in frame.claims if not claim.is_shared]
    if not any(is_same_place(use, place) for use in named) or not claims:
        return []
    if len(named) == 1:
        return claims
    for shares in (_figure_first(claims, named), _place_first(claims, named)):
        if all(shares):
            mine = [share for use, share in zip(named, shares, strict=True) if is_same_place(use, place)]
            return [claim for share in mine for claim in share]
    return []


def _figure_first(claims: list[Claim], named: list[PlaceUse]) -> list[list[Claim]]:
    """ "32 at A and four at B": each place takes the nearest figures between it and the place before."""
    bounds = [0, *(use.end for use in named[:-1])]
    shares = []
    for before, use in zip(bounds, named, strict=True):
        near = [claim for claim in claims if max(before, use.start - SHARE_REACH) <= claim.at < use.start]
        nearest = {claim.kind: claim for claim in near}  # the last of each kind
        shares.append([_as_own(claim) for claim in nearest.values()])
    return shares


def _place_first(claims: list[Claim], named: list[PlaceUse]) -> list[list[Claim]]:
    """ "At A, where 70 died, and B, where 30 did": each place takes the figures up to the next place."""
    stops = [use.start for use in named[1:]] + [named[-1].end + SHARE_REACH]
    return [
        [_as_own(claim) for claim in claims if use.end <= claim.at < stop]
        for use, stop in zip(named, stops, strict=True)
    ]


def _as_own(claim: Claim) -> Claim:
    """A part of the total of all is the whole of its place."""
    return replace(claim, is_part=False, is_more=False)
