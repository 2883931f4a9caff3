"""Human languages as data."""
