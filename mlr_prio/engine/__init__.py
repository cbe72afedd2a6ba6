"""The mathematics: arrays in, frozen results out.

This layer imports numpy and :mod:`mlr_prio.errors` and nothing else. It knows no labels, files, clock,
language or global random state; a generator is passed in where one is needed.

Axes, everywhere: ``m`` alternatives, ``n`` criteria, ``s`` samples, ``g`` members; the batch axis first.
"""
