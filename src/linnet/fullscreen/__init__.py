"""The full-screen chat of `linnet chat`: rooms, conversation and people in one terminal."""

import os

# How often Textual may write to the terminal in a second, which it asks when it is loaded. With
# its 60 a letter that just missed one waits 17 ms for the next, however quick all else is.
os.environ.setdefault("TEXTUAL_FPS", "120")
