"""The benchmark: npccli and its peers side by side, as ratios. See docs/bench.md."""
