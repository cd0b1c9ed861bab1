"""The administrator at the server's own machine: reaching a server that runs there."""
