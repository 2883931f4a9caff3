"""What a user keeps here: resumes, jobs, matches, analyses, trends."""
