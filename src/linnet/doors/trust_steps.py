"""What to do on each system so that its browsers trust this server's authority, and back."""

from msgspec import Struct

FILE = "linnet-ca.crt"


class System(Struct, frozen=True):
    """Steps for one system; `what is typed` and *what is chosen* are marked so.

    `signs` are words in the User-Agent of its browsers, `compare` is where the fingerprint is seen.
    """

    name: str
    signs: tuple[str, ...]
    compare: str
    install: tuple[str, ...]
    remove: str


_OPENSSL = f"`openssl x509 -in {FILE} -noout -fingerprint -sha256`"
SYSTEMS = (
    System(
        "Windows (Edge, Chrome, Firefox)",
        ("Windows NT",),
        f"In a command prompt, `certutil -dump {FILE}` shows it as *Cert Hash(sha256)*.",
        (
            f"Open the file *{FILE}* that you downloaded, then *Install Certificate…*",
            "*Current User*, then *Place all certificates in the following store → Browse… → "
            "Trusted Root Certification Authorities*, *Next*, *Finish*, and *Yes*.",
            "Close the browser and open it again.",
        ),
        "run `certmgr.msc`, and delete it in *Trusted Root Certification Authorities → "
        "Certificates*.",
    ),
    System(
        "iPhone and iPad",
        ("iPhone", "iPad"),
        "Between steps 2 and 3, *More Details* shows the certificate.",
        (
            "Open this page in Safari, tap the download above and *Allow*.",
            "Go to *Settings → Profile Downloaded*, near the top.",
            "*Install*, twice.",
            "Go to *Settings → General → About → Certificate Trust Settings* and switch it on.",
        ),
        "delete it in *Settings → General → VPN & Device Management*.",
    ),
    System(
        "Android (Chrome)",
        ("Android",),
        "After the last step it is in *Encryption & credentials → User credentials*.",
        (
            "Download the file above. Android wants a screen lock for what follows.",
            "In *Settings* search for *CA certificate*; it is in *Encryption & credentials → "
            "Install a certificate*.",
            f"*Install anyway*, and choose *{FILE}*.",
            "Only Firefox wants one thing more: *Settings → About Firefox*, tap the logo five "
            "times, then *Settings → Secret Settings → Use third party CA certificates*.",
        ),
        "delete it in *Settings*, *Encryption & credentials → User credentials*.",
    ),
    System(
        "macOS (Safari, Chrome)",
        ("Macintosh",),
        "Keychain Access shows it at the very end of the certificate.",
        (
            f"Open the file *{FILE}*: Keychain Access asks where to; choose *login*.",
            "Look for it in *login → Certificates*, open it, unfold *Trust*, and at *When using "
            "this certificate* choose *Always Trust*.",
            "Close the window and give your password.",
        ),
        "delete it in Keychain Access, *login → Certificates*.",
    ),
    System(
        "Firefox, on any computer",
        ("Firefox",),
        "Before you agree, *View* shows it.",
        (
            "Go to *Settings → Privacy & Security → View Certificates… → Authorities → Import…*",
            f"Choose *{FILE}* and tick *Trust this CA to identify websites*.",
        ),
        "*Delete or Distrust…* in the same list.",
    ),
    System(
        "Debian and Ubuntu (Chromium, Chrome, curl)",
        ("Ubuntu", "Debian", "X11; Linux"),
        _OPENSSL,
        (
            "For Chromium and Chrome: `sudo apt install libnss3-tools`, then"
            f" `certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n linnet -i {FILE}`",
            f"For curl and programs: `sudo cp {FILE} /usr/local/share/ca-certificates/`, then"
            " `sudo update-ca-certificates`",
        ),
        "`certutil -d sql:$HOME/.pki/nssdb -D -n linnet`, and"
        f" `sudo rm /usr/local/share/ca-certificates/{FILE}`,"
        " `sudo update-ca-certificates --fresh`",
    ),
    System(
        "Fedora (all browsers, curl)",
        ("Fedora",),
        _OPENSSL,
        (
            f"`sudo cp {FILE} /etc/pki/ca-trust/source/anchors/`",
            "`sudo update-ca-trust`, and open the browser again.",
        ),
        f"`sudo rm /etc/pki/ca-trust/source/anchors/{FILE}`, then `sudo update-ca-trust`",
    ),
)


def in_order(agent: str) -> list[System]:
    """The system of whoever asks first; the others as they stand."""
    return sorted(SYSTEMS, key=lambda system: not fits(system, agent))


def fits(system: System, agent: str) -> bool:
    """Whether a browser that calls itself this is one of this system."""
    return any(sign in agent for sign in system.signs)
