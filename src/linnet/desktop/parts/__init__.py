"""The widgets the window is made of, in the look of its theme."""
