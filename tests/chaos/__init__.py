"""A market day with everything going wrong at once: `python -m tests.chaos --minutes 10 --seed 7`.

Buyers, in processes, want far more than there is. They press twice, pay too much, too late, twice or never; notices
come doubled, in any order, old and forged; whoever serves them is killed by SIGKILL again and again. In the evening
`check_books` and a reckoning of its own (`verdict`) must find nothing.
"""
