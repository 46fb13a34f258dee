"""The command line: one file a command, thin over plain functions."""
