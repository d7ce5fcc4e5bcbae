"""Statistics: pure functions on counts and arrays, each with the source of its formula."""
