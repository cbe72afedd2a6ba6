"""The statement: the letter that the list is sent with, part by part; every sentence grows from a result."""
