"""Whether the resume bears out what the job asks, and the arithmetic of the scores."""
