"""The doctor: looks at a machine and a data folder, and says what will not work and what to do."""
