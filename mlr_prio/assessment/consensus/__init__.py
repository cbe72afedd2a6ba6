"""What a group that decides by consensus asks: what all agree on, who differs, what would settle it.

Everything begins with a :class:`.group.Group`: the members that take part, their weights and the joint list.
Each module here answers one question about it, in ids.
"""
