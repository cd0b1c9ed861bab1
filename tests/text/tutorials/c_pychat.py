"""Like PyChat: learns its id and who is there, shows the rest; lines both ways."""

import socket
import sys
import threading

host, port = sys.argv[1], int(sys.argv[2])
client = socket.create_connection((host, port))
state = {"id": None, "users": []}


def receive():
    rest = ""
    while data := client.recv(1024):
        *lines, rest = (rest + data.decode()).split("\n")
        for line in lines:
            if line.startswith("ID:"):
                state["id"] = line[3:]
            elif line.startswith("USERS:"):
                state["users"] = line[6:].split(",")
            print(line, flush=True)


threading.Thread(target=receive, daemon=True).start()
for typed in sys.stdin:
    client.sendall(typed.encode())
