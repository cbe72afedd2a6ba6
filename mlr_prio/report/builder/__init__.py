"""One builder a result: what to show, in which order, in which words, and the machine's version of it."""
