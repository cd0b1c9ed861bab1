"""Like ChatPY: the nickname first, then whatever is typed, as it is."""

import socket
import sys
from threading import Thread

server = socket.socket()
server.connect((sys.argv[1], int(sys.argv[2])))
server.send(bytes(sys.argv[3], "utf8"))


def show():
    while True:
        print(server.recv(1024).decode("utf8"), flush=True)


Thread(target=show, daemon=True).start()
while typed := sys.stdin.readline():
    server.send(bytes(typed.rstrip("\n"), "utf8"))
