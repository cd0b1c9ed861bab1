"""Pictures of strangers: cleaned and made small in a process of their own, which may die."""
