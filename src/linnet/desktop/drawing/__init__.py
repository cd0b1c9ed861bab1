"""What Tk cannot draw well, drawn by Pillow: circles, rounded boxes, emoji, cards."""
