"""HOST and PORT: what is understood, and the words when they cannot be had."""

import os
import socket
from collections.abc import Iterator

import pytest

from sahelwatch.local.ports import Address, free_loopback_port, read_address, require_free
from sahelwatch.local.report import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80.5"])
def test_port_that_is_no_port_is_said_in_words(port: str) -> None:
    with pytest.raises(Trouble, match="must be a number from 1 to 65535"):
        read_address("127.0.0.1", port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1"])
def test_loopback_addresses_are_known(host: str) -> None:
    assert read_address(host, "8000").is_loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "sahel.example", "127.0.0.1.example"])
def test_addresses_that_others_can_reach_are_no_loopback(host: str) -> None:
    assert not read_address(host, "8000").is_loopback


def test_taken_port_names_its_holder_and_another_port(taken: int) -> None:
    with pytest.raises(Trouble) as trouble:
        require_free(Address("127.0.0.1", taken))
    assert f"process {os.getpid()} " in str(trouble.value)
    assert "make run PORT=" in str(trouble.value)
    assert f"PORT={taken}" not in str(trouble.value)


def test_free_port_is_accepted_and_stays_free() -> None:
    address = Address("127.0.0.1", free_loopback_port())
    require_free(address)
    require_free(address)


def test_address_of_another_machine_is_said_in_words() -> None:
    with pytest.raises(Trouble, match="no address of this machine"):
        require_free(Address("192.0.2.1", 8000))


def test_last_port_is_kept_while_it_is_free(taken: int) -> None:
    free = free_loopback_port()
    assert free_loopback_port(free) == free
    assert free_loopback_port(taken) != taken


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:81/"), ("0.0.0.0", "http://127.0.0.1:81/"), ("::1", "http://[::1]:81/")],
)
def test_address_to_type_works_on_this_machine(host: str, url: str) -> None:
    assert Address(host, 81).url == url
