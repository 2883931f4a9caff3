"""What becomes of candidates' answers: our own answers and rewordings, and the counts."""
