"""Pages of the room: the case, its journal, who answers for it, the search."""
