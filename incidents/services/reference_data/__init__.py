"""Loading reference data: each loader is idempotent, one transaction, and says what it refused."""

from .actors import load_actors
from .area_aliases import load_area_aliases
from .areas import load_areas, load_setup_areas
from .current_areas import refresh_current_areas
from .gazetteer import load_gazetteer
from .history import load_history
from .loaded import Loaded
from .places import load_places

__all__ = [
    "Loaded",
    "load_actors",
    "load_area_aliases",
    "load_areas",
    "load_gazetteer",
    "load_history",
    "load_places",
    "load_setup_areas",
    "refresh_current_areas",
]
