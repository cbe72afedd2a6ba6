"""The words: names, numbers, costs and the sentences that say why."""
