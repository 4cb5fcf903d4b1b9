"""The set-up program behind `make`: standard library only, since it runs before anything is installed."""
