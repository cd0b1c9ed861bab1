"""Every way not to connect is said in words, with a next step."""

import errno
import socket
import ssl

import pytest

from linnet.client.address import Address
from linnet.client.causes import cannot_connect


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (ConnectionRefusedError(), "No server answers at [::1]:8888."),
        (OSError(f"Multiple exceptions: [Errno {errno.ECONNREFUSED}] x"), "No server answers"),
        (socket.gaierror(-2, "x"), "No computer named ::1"),
        (TimeoutError(), "did not answer in time"),
        (OSError(errno.EHOSTUNREACH, "x"), "no way from here"),
        (ssl.SSLError("x"), "No secure connection"),
        (ConnectionResetError(), "no Linnet server"),
        (OSError(errno.EMFILE, "too many files"), "too many files"),
    ],
)
def test_a_cause_is_named_and_something_can_be_done_about_it(wrong: OSError, cause: str):
    failure = cannot_connect(Address("::1", 8888), wrong)
    assert cause in failure.cause
    assert failure.advice


@pytest.mark.parametrize(
    ("address", "command"),
    [
        (Address(), "`linnet serve --data data`"),
        (Address("localhost", 9000), "`linnet serve --data data --port 9000`"),
        (Address("school.example"), "`linnet serve --data data --lan`"),
    ],
)
def test_where_no_server_answers_the_command_to_start_one_is_whole(address: Address, command: str):
    assert command in cannot_connect(address, ConnectionRefusedError()).advice
