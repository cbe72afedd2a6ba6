"""``mlr-prio sheet``: judgements from people who work in Excel."""
