"""``mlr-prio weights``: shown, changed, and asked for."""
