"""Weights and compact lists of the trained models, with their cards."""
