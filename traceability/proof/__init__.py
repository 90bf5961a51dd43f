"""What was recorded stands unchanged, and anybody can check it: keys, chains, the day's root, the proof of a lot."""
