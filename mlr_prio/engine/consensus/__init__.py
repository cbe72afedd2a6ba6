"""What a group that decides by consensus needs to see: agreement, objections, influence, alternatives.

Members have the axis ``g``. A member may abstain from single alternatives: it then takes no side on any pair
with one of them. One that abstains from all of them takes no part, and nothing here changes when it is left
out.
"""

from __future__ import annotations
