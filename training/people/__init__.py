"""Invented people: who they are and in which words they tell their careers."""
