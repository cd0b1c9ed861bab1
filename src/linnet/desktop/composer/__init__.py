"""Where one writes."""
