"""Many sources: which ones, in what order, and what to do when one fails."""
