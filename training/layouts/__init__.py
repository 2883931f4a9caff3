"""Layouts: how an invented person's resume is drawn, and the truth about what was drawn."""
