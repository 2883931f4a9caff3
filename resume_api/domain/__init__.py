"""Plain types that every room shares; they import nothing of ours."""
