"""Small pages in Linnet's colours that need nothing from elsewhere, and no script."""

import base64
import hashlib
from html import escape

_STYLE = """
:root{color-scheme:light dark;--back:#fff;--raised:#f2f0ed;--line:#0000001a;--text:#1d1f25;
--second:#5a5f6b;--accent:#c4314f;--on:#fff;font:16px/1.5 system-ui,sans-serif}
@media(prefers-color-scheme:dark){:root{--back:#15171c;--raised:#1e2128;--line:#ffffff12;
--text:#e8e9ed;--second:#a3a8b4;--accent:#e5566f;--on:#101216}}
body{max-width:42rem;margin:0 auto;padding:2rem 1rem 4rem;background:var(--back);color:var(--text)}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p{margin:.5rem 0}small,.second{color:var(--second)}
.get{display:inline-block;padding:.7rem 1.2rem;border-radius:.6rem;background:var(--accent);
color:var(--on);font-weight:600;text-decoration:none}
.get:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--text);
outline-offset:2px}a{color:var(--accent)}
.words{font-size:1.25rem;font-weight:600;padding:.8rem 1rem;border-radius:.6rem;
background:var(--raised);margin:.5rem 0}
.hash{font:.85rem/1.6 ui-monospace,monospace;max-width:30rem}
code{font:.9em ui-monospace,monospace;background:var(--raised);padding:.1em .3em;
border-radius:.3em;overflow-wrap:anywhere}
details{border:1px solid var(--line);border-radius:.6rem;margin:.5rem 0;padding:0 1rem}
summary{padding:.7rem 0;font-weight:600;cursor:pointer}
ol,ul{padding-left:1.3rem;margin:.2rem 0 .6rem}
li{margin:.3rem 0}
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What such a page may do."""


def dressed(title: str, body: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>{body}</html>\n'
    )
