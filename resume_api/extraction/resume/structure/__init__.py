"""What each line and each token of a resume is, decided by small trained sequence models."""
