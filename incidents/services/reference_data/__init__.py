"""Loading reference data: each loader is idempotent, one transaction, and says what it refused."""

from .actors import load_actors
from .areas import load_areas
from .history import load_history
from .loaded import Loaded
from .places import load_places

__all__ = ["Loaded", "load_actors", "load_areas", "load_history", "load_places"]
