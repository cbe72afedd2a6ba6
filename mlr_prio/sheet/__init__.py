"""Sheets for those who work in Excel: from a problem to a workbook, and from returned sheets to statements.

Reads and writes workbooks and CSV, never the files of a workspace: what returned sheets state comes out as
changes, which :mod:`mlr_prio.workspace.edit` makes.
"""
