"""From files to a checked problem: reading, positions, cache, scaffold and schemas.

The only folder that knows YAML. Faults come back as findings with ``file:line:column``, all of them at once.
"""
