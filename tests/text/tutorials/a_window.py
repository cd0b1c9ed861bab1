"""Like the desktop chat: a line with the name, then a line a message; all goes into a log."""

import socket
import sys
import threading

host, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((host, port))
log = []


def receive():
    while True:
        data = client.recv(1024)
        if not data:
            break
        log.append(data.decode("utf-8"))
        print(log[-1], end="", flush=True)


threading.Thread(target=receive, daemon=True).start()
client.send(f"{name}\n".encode())
for line in sys.stdin:
    client.send(line.encode())
