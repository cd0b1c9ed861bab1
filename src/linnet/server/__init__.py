"""The wiring: settings, data folder, choice of store and bus, start, drain, stop, health."""
