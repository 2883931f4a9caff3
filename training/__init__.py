"""Training data and training of the structure models; no part of the service."""
