"""What the shop costs: `make bench` prints a table, writes `build/bench.json`, and names each target that is missed.

On a PostgreSQL of its own; `--quick` does a little of everything and judges no speed.
"""
