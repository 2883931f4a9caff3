"""A job's criteria, and resumes ranked by them: every point with the words that earned it."""
