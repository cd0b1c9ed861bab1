"""The full-screen chat of `linnet chat`: rooms, conversation and people in one terminal."""
