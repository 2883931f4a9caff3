"""From a job text to what it asks."""
