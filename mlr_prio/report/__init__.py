"""From results to bytes: a builder makes a format-neutral report of a result, a renderer writes it out.

All words and all rounding happen in the builders (:mod:`.build`, :mod:`.text`); a renderer (:mod:`.format`)
knows characters and layout, and no project, criterion or weight.
"""
