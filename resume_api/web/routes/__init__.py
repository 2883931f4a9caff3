"""The routes: decorators over a few lines each."""
