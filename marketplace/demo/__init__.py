"""The demonstration: invented cooperatives, goods, lots, orders and pages, marked as such on every page."""
