"""One file per kind of source; they never import each other."""
