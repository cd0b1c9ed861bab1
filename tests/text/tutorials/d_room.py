"""Like the one shared room: the name at once and alone, then a packet a message; quit leaves."""

import socket
import sys
import threading

host, port, username = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((host, port))
sock.send(username.encode())


def listen_for_messages():
    while True:
        message = sock.recv(1024).decode()
        if not message:
            print("Disconnected.", flush=True)
            return
        print(message, flush=True)


threading.Thread(target=listen_for_messages, daemon=True).start()
while True:
    to_send = sys.stdin.readline().strip()
    if to_send.lower() in ("quit", ""):
        break
    sock.send(to_send.encode())
sock.close()
