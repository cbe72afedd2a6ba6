"""One command a file; each is a function with typed options and a handful of lines."""
