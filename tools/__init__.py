"""Tools that stand outside the package: database runner, set-up, run, checks. Standard library only."""
