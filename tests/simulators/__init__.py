"""What stands in for the outside world: `make run` starts each module here whose name begins with a letter."""
