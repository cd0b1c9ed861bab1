"""Like the multi-threaded chat: waits to be asked for the name, writes it before each message."""

import socket
import sys
import threading

host, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
client = socket.socket()
client.connect((host, port))


def receive():
    while True:
        try:
            message = client.recv(1024).decode("utf-8")
            if message == "NICK":
                client.send(name.encode("utf-8"))
            elif not message:
                break
            else:
                print(message, flush=True)
        except OSError:
            break


threading.Thread(target=receive, daemon=True).start()
while True:
    text = sys.stdin.readline().rstrip("\n")
    if text in ("", "/exit"):
        client.close()
        break
    client.send(f"{name}: {text}".encode())
