"""Reading in child processes that are bounded, killed when they overrun, and replaced."""
