"""Whether a score sees who somebody is: the same resume under other names, ages and addresses."""
