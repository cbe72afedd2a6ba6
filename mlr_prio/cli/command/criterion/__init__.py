"""``mlr-prio criterion``: the criteria changed from the command line."""
