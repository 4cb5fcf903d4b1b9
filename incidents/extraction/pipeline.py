"""extract(): from the text of one article to drafts of incidents."""

from __future__ import annotations

from datetime import date

from incidents.extraction.article import read_article
from incidents.extraction.drafting import draft_episode
from incidents.extraction.episodes import find_episodes
from incidents.extraction.frames import find_frames
from incidents.extraction.places import find_places
from incidents.extraction.subject import keeps, other_subject
from incidents.extraction.types import Campaign, Draft, Extraction
from incidents.extraction.vocabulary import Vocabulary
from incidents.text.language import guess_language

# Raised with every change that can change a draft; stored with each candidate.
EXTRACTOR_VERSION = "1.3"


def extract(text: str, *, published: date | None, vocabulary: Vocabulary) -> Extraction:
    """The drafts of an article, those of its own news first in the order of the text, recalled ones after.

    1. Fold, and find mentions, dates and numbers. 2. Decide which place names are places of events.
    3. Cut sentences into frames, one per event told. 4. Put frames that tell one event together; of a text
    about a match, a trial or a report keep what has a day of its own. 5. Code each event and draft one
    incident per place. Never raises for any text; without a publication date relative dates count from the
    dateline or stay unknown. Offsets refer to text.
    """
    language = guess_language(text)
    # 1
    article = read_article(text, published=published, vocabulary=vocabulary)
    if not article.mentions.all("trigger"):
        return Extraction(language, relevant=False)
    # 2
    places = find_places(article)
    # 3
    frames = find_frames(article, places)
    # 4
    episodes = find_episodes(article, frames)
    topic = other_subject(article, frames)
    if topic is not None:
        episodes = [episode for episode in episodes if keeps(episode, topic)]
    # 5
    drafts: list[Draft] = []
    campaigns: list[Campaign] = []
    for episode in episodes:
        made, campaign = draft_episode(article, episode, campaign_id=f"c{len(campaigns) + 1}")
        drafts += made
        campaigns += [campaign] if campaign else []
    drafts.sort(key=lambda draft: draft.background)
    relevant = bool(drafts) or (topic is None and any(frame.triggers for frame in frames))
    return Extraction(language, relevant, tuple(drafts), tuple(campaigns))
