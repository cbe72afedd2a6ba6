"""Packages: which projects a sum of money can carry, exactly, and how sure that is.

A *package* is a set of alternatives that is paid for together. Everything here is computed in whole numbers:
costs in cost units, values in value units of 12 decimals, so that equal is equal and the same question has
the same answer everywhere.
"""
