"""What readers of labels report, to the cooperative and the alliance, and what they are answered."""
