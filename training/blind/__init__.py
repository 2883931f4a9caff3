"""Resumes written by hand that no rule and no model is fitted on, with their truth."""
