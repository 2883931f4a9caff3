"""Settings, and the environment variables that they come from."""
