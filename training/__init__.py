"""Programs that make data and weights; never imported by the service."""
