"""``mlr-prio project``: projects begun and changed from the command line."""
