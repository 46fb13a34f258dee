"""Show results: tables, documents and section trees, on a screen, in a pipe or a file."""
