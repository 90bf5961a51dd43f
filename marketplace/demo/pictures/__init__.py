"""The demonstration's pictures, drawn by a script from parts in one style.

Every good stands before a mẹt, the round bamboo tray on which a Vietnamese market shows its
goods. ``python -m marketplace.demo.pictures`` writes the SVG files into ``marketplace/demo/art``.
"""
