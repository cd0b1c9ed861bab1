"""The WebSocket door: `linnet.1`, JSON text frames, one tagged object a frame."""
