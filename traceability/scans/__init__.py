"""Who read which label: counted by day and province, without keeping who."""
