"""Settings: which source wins, and that a wrong one says its name, source and what is allowed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.hub.rates import Kind
from linnet.server.allowed import written
from linnet.server.settings import RULES, Settings, SettingsError, load_settings

NOWHERE = Path("/nowhere/at/all")
GOOD = {
    "host": ("192.0.2.7", "192.0.2.7"),
    "irc": ("127.0.0.1:6667", "127.0.0.1:6667"),
    "ssh": ("0.0.0.0:2222", "0.0.0.0:2222"),
    "irc_tls": ("[::]:6697", "[::]:6697"),
    "irc_ws": ("off", ""),
    "irc_name": ("irc.example.org", "irc.example.org"),
    "irc_network": ("Room 12", "Room 12"),
    "irc_motd": (r"Be kind.\nAsk.", "Be kind.\nAsk."),
    "irc_password": ("sesame", "sesame"),
    "irc_oper": ("ada secret", "ada secret"),
    "irc_nicks": ("ASCII", "ascii"),
    "irc_sts": ("7d", 604_800.0),
    "port": ("9001", 9001),
    "lan": ("yes", True),
    "tls": ("AUTO", "auto"),
    "tls_cert": ("a b/chain.pem", "a b/chain.pem"),
    "tls_key": ("key.pem", "key.pem"),
    "server_name": ("Room 12", "Room 12"),
    "registration": ("closed", "closed"),
    "registration_code": ("blue-heron-12", "blue-heron-12"),
    "guests": ("off", False),
    "direct_messages": ("moderators", "moderators"),
    "bots": ("accounts", "accounts"),
    "webhook_hosts": ("ci.example,10.0.0.7", ("ci.example", "10.0.0.7")),
    "owner_from_loopback": ("on", True),
    "log_level": ("DEBUG", "debug"),
    "log_format": ("JSON", "json"),
    "log_file": ("logs/linnet.log", "logs/linnet.log"),
    "log_size": ("4096", 4096),
    "log_keep": ("1", 1),
    "heartbeat": ("0.5", 0.5),
    "idle_timeout": ("0", 0.0),
    "file_size": ("1000000", 1_000_000),
    "file_quota": ("0", 0),
    "write_buffer": ("65536", 65_536),
    "max_connections": ("12", 12),
    **{f"rate_{kind}": (" 5 / s  burst 7", "5 / s burst 7") for kind in Kind},
    "ntp_server": ("[::1]:1123", "[::1]:1123"),
    "backup_every": ("12 H", 43_200.0),
    "backup_folder": ("/mnt/disk", "/mnt/disk"),
    "backup_keep": ("3", 3),
    "pychat": ("[::1]:0", "[::1]:0"),
    "pychat_lan": ("on", True),
    "nickname": ("0.0.0.0:12345", "0.0.0.0:12345"),
    "nickname_beside": ("yes", True),
    "line_connections": ("12", 12),
    "line_connections_each": ("3", 3),
    "trusted_proxies": ("127.0.0.1,10.0.0.0/8", ("127.0.0.1/32", "10.0.0.0/8")),
    "host_names": ("Chat.example,b", ("chat.example", "b")),
    "allowed_origins": ("https://a.example,http://b:81", ("https://a.example", "http://b:81")),
}
WRONG = [
    ("irc", ["6667", "127.0.0.1", "127.0.0.1:", "a b:1", "x:65536", ":1", 6667]),
    ("ssh", ["2222", "127.0.0.1", "x:65536", 22]),
    ("irc_tls", ["127.0.0.1:x", True]),
    ("irc_ws", ["http://x:1"]),
    ("irc_name", ["", "two words", "-.", "x" * 64, "a..b", "é"]),
    ("irc_network", ["", "x" * 65]),
    ("irc_motd", ["", "a\tb", "x" * 2001]),
    ("irc_password", ["", 3]),
    ("irc_oper", ["", "x" * 201]),
    ("irc_nicks", ["", "utf8"]),
    ("irc_sts", ["", "1s", 3600]),
    ("host", ["", "two words", "a/b", 7, None, "é", "x" * 254]),
    ("port", ["", "http", -1, 65_536, "1e3", 8888.5, True, [1], 10**400, float("nan")]),
    ("lan", ["", "maybe", 1, 0.0, []]),
    ("tls", ["", "on", True]),
    ("tls_cert", ["", "a\nb", 3]),
    ("tls_key", ["", "x" * 4097]),
    ("server_name", ["", " ", "x" * 65, "two\nlines", "bell\x07", 3]),
    ("registration", ["", "invite", True]),
    ("registration_code", ["", "x" * 129, 12, "a\x00b"]),
    ("guests", ["perhaps", 2, {}]),
    ("direct_messages", ["", "friends", True]),
    ("bots", ["", "nobody", True]),
    ("webhook_hosts", ["http://a", "a:1", ["a", 1], True]),
    ("owner_from_loopback", ["2"]),
    ("log_level", ["loud", 10]),
    ("log_format", ["", "xml"]),
    ("log_file", ["", "a\nb", 7]),
    ("log_size", [0, 4095, "10M"]),
    ("log_keep", [0, 1001, True]),
    ("heartbeat", [0, -1, 601, "soon", float("inf")]),
    ("idle_timeout", [-1, 0.01, 604_801, True]),
    ("file_size", [-1, (1 << 40) + 1, "100M", True]),
    ("file_quota", [-1, (1 << 50) + 1, "1.5"]),
    ("write_buffer", [4095, (1 << 30) + 1, "1MiB"]),
    ("max_connections", [0, 1_000_001]),
    *[(f"rate_{kind}", ["", "often", "5", "0/s", "1/h", 5, None]) for kind in Kind],
    ("ntp_server", ["a b", "h:0", "h:65536", "http://h", "::1", 7, "é", "h:"]),
    ("backup_every", ["", "1", "1s", "0d", "367d", "-1h", 3600, True, "1 week", "d"]),
    ("backup_folder", ["", "a\nb", 7]),
    ("backup_keep", [0, -1, 10_001, "all"]),
    ("pychat", ["here", "65432", ":65432", "a:65536", "::1", "a b:1", 65432, True]),
    ("pychat_lan", ["2"]),
    ("nickname", ["x", "12345", 12345]),
    ("nickname_beside", ["8889"]),
    ("line_connections", [0, 1_000_001]),
    ("line_connections_each", [0, "many"]),
    ("trusted_proxies", ["all", "10.0.0.1/8", "a.example", ["::1", 1], True]),
    ("host_names", ["http://a", "a:1", ["a", 1], True]),
    ("allowed_origins", ["*", "chat.example", "https://a/b", ["https://a", 1], True, {"a": 1}]),
]


def load(
    flags: dict[str, object] | None = None,
    environment: dict[str, str] | None = None,
    data: Path = NOWHERE,
    config: Path | None = None,
) -> Settings:
    return load_settings(flags or {}, environment or {}, data, config)


def refusal(**sources: object) -> str:
    with pytest.raises(SettingsError) as wrong:
        load(**sources)  # type: ignore[arg-type]
    text = str(wrong.value)
    assert "\n" not in text
    return text


def test_every_setting_has_a_rule_a_default_and_a_row_in_this_table() -> None:
    assert set(RULES) == set(Settings.__struct_fields__) == set(GOOD) == {n for n, _ in WRONG}


def test_the_defaults_listen_on_this_machine_only() -> None:
    assert load() == Settings()
    assert (Settings().host, Settings().port, Settings().lan) == ("127.0.0.1", 8888, False)
    assert Settings().write_buffer == 1 << 20
    assert Settings().heartbeat == 25


def test_every_default_that_says_something_is_itself_allowed() -> None:
    for name, rule in RULES.items():
        default = getattr(Settings(), name)
        if default not in ("", ()):
            assert rule.read(written(rule, default)) == default


@pytest.mark.parametrize("name", GOOD)
def test_each_setting_can_come_from_a_flag_from_the_environment_and_from_the_file(
    name: str, tmp_path: Path
) -> None:
    written, meant = GOOD[name]
    (tmp_path / "linnet.toml").write_text(f"{name} = {json.dumps(written)}\n")
    for settings in (
        load(flags={name: written}),
        load(environment={f"LINNET_{name.upper()}": written}),
        load(data=tmp_path),
    ):
        assert getattr(settings, name) == meant


def test_the_file_may_use_toml_s_own_kinds_of_value(tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_text(
        'port = 9001\nguests = false\nheartbeat = 2.5\nallowed_origins = ["https://a.example"]\n'
    )
    settings = load(data=tmp_path)
    assert (settings.port, settings.guests, settings.heartbeat) == (9001, False, 2.5)
    assert settings.allowed_origins == ("https://a.example",)


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_text("port = 1\nheartbeat = 1\nguests = false\n")
    settings = load(
        flags={"port": "3", "heartbeat": None},
        environment={"LINNET_PORT": "2", "LINNET_HEARTBEAT": "2"},
        data=tmp_path,
    )
    assert (settings.port, settings.heartbeat, settings.guests) == (3, 2.0, False)


def test_a_given_config_file_replaces_the_one_in_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_text("port = 1\n")
    other = tmp_path / "other.toml"
    other.write_text("guests = false\n")
    assert load(data=tmp_path, config=other) == Settings(guests=False)


@pytest.mark.parametrize(
    ("flags", "environment", "host"),
    [
        ({"lan": True}, {}, "0.0.0.0"),
        ({"lan": True, "host": "192.0.2.7"}, {}, "192.0.2.7"),
        ({"lan": True}, {"LINNET_HOST": "192.0.2.7"}, "0.0.0.0"),
        ({"host": "192.0.2.7"}, {"LINNET_LAN": "yes"}, "192.0.2.7"),
        ({"lan": False}, {"LINNET_LAN": "yes"}, "127.0.0.1"),
        ({}, {"LINNET_LAN": "yes"}, "0.0.0.0"),
    ],
)
def test_lan_opens_every_address_unless_a_host_was_named_as_near(
    flags: dict[str, object], environment: dict[str, str], host: str
) -> None:
    assert load(flags=flags, environment=environment).host == host


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in WRONG for v in values])
def test_a_wrong_setting_names_itself_its_source_and_what_is_allowed(
    name: str, value: object
) -> None:
    if value is None:
        return
    text = refusal(flags={name: value})
    assert text.startswith(name)
    assert f"(flag --{name.replace('_', '-')})" in text
    assert text.endswith(f": allowed is {RULES[name].allowed}")
    assert len(text) < 300


def test_a_wrong_setting_in_the_environment_or_the_file_says_so(tmp_path: Path) -> None:
    text = refusal(environment={"LINNET_PORT": "http"})
    assert (
        text
        == "port is 'http' (environment LINNET_PORT): allowed is a whole number from 0 to 65535"
    )
    (tmp_path / "linnet.toml").write_text("port = [1]\n")
    assert f"port is [1] (file {tmp_path}/linnet.toml, line 1): allowed" in refusal(data=tmp_path)


def test_a_wrong_setting_that_a_nearer_source_overrides_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_text("port = 'http'\n")
    assert load(flags={"port": "1"}, data=tmp_path).port == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("prot", "port"),
        ("server-name", "server_name"),
        ("Guest", "guests"),
        ("loglevel", "log_level"),
    ],
)
def test_an_unknown_name_in_the_file_suggests_the_nearest(
    written: str, meant: str, tmp_path: Path
) -> None:
    (tmp_path / "linnet.toml").write_text(f"{written} = 1\n")
    text = refusal(data=tmp_path)
    assert repr(written) in text
    assert f"did you mean {meant!r}?" in text
    assert "linnet.toml" in text


def test_an_unknown_name_like_no_setting_lists_them_all(tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_text("zzzzzz = 1\n")
    assert all(name in refusal(data=tmp_path) for name in RULES)


@pytest.mark.parametrize("bad", [b"port = ", b"\xff\xfe", b"port 1", b"a = " + b"[" * 5000])
def test_a_file_that_is_not_toml_is_named_in_one_line(bad: bytes, tmp_path: Path) -> None:
    (tmp_path / "linnet.toml").write_bytes(bad)
    assert f"the settings file {tmp_path}/linnet.toml is not TOML" in refusal(data=tmp_path)


def test_a_config_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    assert (
        refusal(config=missing)
        == f"the settings file {missing} cannot be read: No such file or directory"
    )


def test_registration_by_code_needs_a_code() -> None:
    text = refusal(flags={"registration": "code"})
    assert text.startswith("registration is 'code' (flag --registration) but registration_code")
    assert (
        load(
            flags={"registration": "code"}, environment={"LINNET_REGISTRATION_CODE": "heron"}
        ).registration_code
        == "heron"
    )


def test_a_wrong_registration_code_is_not_shown() -> None:
    assert "sesame\x07" not in refusal(environment={"LINNET_REGISTRATION_CODE": "sesame\x07"})
    assert "sesame" not in refusal(environment={"LINNET_REGISTRATION_CODE": "sesame\x07"})


@given(name=st.sampled_from(sorted(RULES)), value=st.text() | st.integers() | st.floats())
def test_whatever_is_written_it_is_taken_or_refused_in_one_line(name: str, value: object) -> None:
    problem = ""
    try:
        settings = load(flags={"registration_code": "heron"} | {name: value})
    except SettingsError as wrong:
        problem = str(wrong)
    else:
        # What was taken is in its one form: reading it again changes nothing.
        assert RULES[name].read(_as_toml(getattr(settings, name))) == getattr(settings, name)
    assert problem == "" or (problem.startswith(name) and problem.isprintable())


@given(port=st.integers(0, 65_535))
def test_a_port_means_the_same_as_a_number_and_as_text(port: int) -> None:
    assert load(flags={"port": port}) == load(environment={"LINNET_PORT": str(port)})


def _as_toml(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
