"""What the files of a workspace may say: frozen documents and the problem that they make together.

No files, no numpy, no terminal. Faults inside one document are pydantic errors, made by :mod:`.fault`;
faults between documents are findings, made by :mod:`.consistency`.
"""
