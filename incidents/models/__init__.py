"""The tables. Fields, constraints and small predicates; every rule that writes stands in services."""

from .actor import Actor, ActorAlias
from .article import Article, Stage
from .candidate import Candidate, CandidateState
from .generation import Generation
from .incident import Campaign, Incident
from .place import Area, AreaAlias, Place, PlaceName
from .report import CasualtyClaim, Evidence, IncidentActor, Report
from .search_words import ArticleWords, IncidentWords
from .short_link import ShortLink
from .snapshot import Audience, Chunk, ChunkContent, ChunkMark, ChunkSpan
from .source import Source, SourceKind
from .user import Role, User
from .vocabulary import RowOrigin, VocabularyMerge

__all__ = [
    "Actor",
    "ActorAlias",
    "Area",
    "AreaAlias",
    "Article",
    "ArticleWords",
    "Audience",
    "Campaign",
    "Candidate",
    "CandidateState",
    "CasualtyClaim",
    "Chunk",
    "ChunkContent",
    "ChunkMark",
    "ChunkSpan",
    "Evidence",
    "Generation",
    "Incident",
    "IncidentActor",
    "IncidentWords",
    "Place",
    "PlaceName",
    "Report",
    "Role",
    "RowOrigin",
    "ShortLink",
    "Source",
    "SourceKind",
    "Stage",
    "User",
    "VocabularyMerge",
]
