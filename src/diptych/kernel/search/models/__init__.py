"""Tables of the search."""

from diptych.kernel.search.models.index import Index, Touched
from diptych.kernel.search.models.saved import SavedSearch
from diptych.kernel.search.models.vectors import Vector

__all__ = ["Index", "SavedSearch", "Touched", "Vector"]
