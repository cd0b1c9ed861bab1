"""Certificates that browsers would refuse: each is found, and said with the next step."""

from datetime import UTC, datetime, timedelta

import pytest
import trustme

from linnet.doctor import certificate
from linnet.server.settings import Settings

NOW = datetime.now(UTC)


class Pair:
    """A certificate and its key, as files."""

    def __init__(self, folder, *names, **dates):
        issued = trustme.CA().issue_cert(*names, **dates)
        self.certificate, self.key = folder / "chain.pem", folder / "key.pem"
        issued.cert_chain_pems[0].write_to_path(str(self.certificate))
        issued.private_key_pem.write_to_path(str(self.key))

    def found(self, **settings):
        cert, key = str(self.certificate), str(self.key)
        chosen = Settings(tls="auto", tls_cert=cert, tls_key=key, **settings)
        (one,) = certificate.look(chosen, None)
        return one


def test_a_good_one_is_good(tmp_path):
    pair = Pair(tmp_path, "chat.example.org", "*.example.net")
    found = pair.found(host_names=("chat.example.org", "x.example.net"))
    assert (found.level, found.breaks) == ("ok", "")
    assert "chat.example.org" in found.says


@pytest.mark.parametrize(
    ("dates", "level", "says"),
    [
        ({"not_after": NOW - timedelta(days=1)}, "problem", "expired on"),
        ({"not_before": NOW + timedelta(days=1)}, "problem", "not valid before"),
        ({"not_after": NOW + timedelta(days=3, hours=1)}, "warning", "in 3 days"),
    ],
)
def test_one_that_is_not_valid_now_or_soon_is_found(tmp_path, dates, level, says):
    if "not_after" in dates:
        dates["not_before"] = NOW - timedelta(days=9)
    found = Pair(tmp_path, "localhost", **dates).found()
    assert found.level == level
    assert says in found.says
    assert found.do


def test_one_for_other_names_is_found(tmp_path):
    pair = Pair(tmp_path, "other.example", "*.example.net")
    found = pair.found(host_names=("chat.example.org", "a.b.example.net"))
    assert found.level == "warning"
    assert "not for chat.example.org, a.b.example.net" in found.says
    assert "any name or address of this machine" in pair.found().says


def test_a_key_of_another_certificate_and_files_that_are_none_are_found(tmp_path):
    pair = Pair(tmp_path, "localhost")
    (tmp_path / "more").mkdir()
    other = Pair(tmp_path / "more", "localhost")
    pair.key, own = other.key, pair.key
    assert "belong together" in pair.found().says
    pair.key = tmp_path / "nothing"
    found = pair.found()
    assert (found.level, "cannot be read" in found.says) == ("problem", True)
    pair.key = own
    pair.certificate.write_text("nonsense")
    assert pair.found().level == "problem"


def test_a_certificate_without_a_key_and_a_damaged_key_of_the_server_are_found(tmp_path):
    (found,) = certificate.look(Settings(tls="auto", tls_cert="a.pem"), None)
    assert "tls_key is not set" in found.says
    (tmp_path / "identity.key").write_text("nonsense")
    (found,) = certificate.look(Settings(tls="auto"), tmp_path)
    assert found.level == "problem"
    assert "damaged" in found.says
