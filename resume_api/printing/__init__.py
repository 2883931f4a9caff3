"""An analysis on paper."""
