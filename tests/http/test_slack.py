"""What programs send to Slack becomes a readable text here."""

import pytest

from linnet.doors.http.slack import MOST, reduced
from linnet.protocol import limits


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"text": "Deployed"}, "Deployed"),
        ({"text": "Deployed", "username": "ci\nbot", "icon_emoji": ":x:"}, "**ci bot**: Deployed"),
        ({"text": "*done* in ~2~ <https://ci.example|build 7>"},
         "**done** in ~~2~~ [build 7](https://ci.example)"),
        ({"text": "<https://ci.example> 1 &lt; 2 &amp;"}, "https://ci.example 1 < 2 &"),
        ({"text": "`*as* it <is>`\n```\n*is* <http://a|b>\n```"},
         "`*as* it <is>`\n```\n*is* <http://a|b>\n```"),
        ({"text": "<!here> <!channel|all> <@U12> 2*3*4 a*b"}, "here all @U12 2*3*4 a*b"),
        ({"attachments": [{"title": "Disk", "title_link": "http://x/1", "text": "full",
                           "fields": [{"title": "host", "value": "db1"}], "color": "danger"}]},
         "[Disk](http://x/1)\nfull\n**host**: db1"),
        ({"attachments": [{"fallback": "all there is"}]}, "all there is"),
        ({"text": "for lists", "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Build"}},
            {"type": "divider"},
            {"type": "section", "text": {"type": "mrkdwn", "text": "*green*"},
             "fields": [{"type": "plain_text", "text": "*7*"}]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "by"},
                                             {"type": "plain_text", "text": "Ann"}]},
            {"type": "image", "image_url": "http://x/p.png", "alt_text": "graph"}]},
         "**Build**\n**green**\n*7*\nby Ann\n[graph](http://x/p.png)"),
        ({"blocks": [{"type": "rich_text", "elements": [
            {"type": "rich_text_section", "elements": [
                {"type": "text", "text": "see ", "style": {"bold": True}},
                {"type": "link", "url": "http://x"}, {"type": "emoji", "name": "tada"}]},
            {"type": "rich_text_list", "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}]},
        ]}]}, "**see **http://x:tada:\n- one"),
    ],
)  # fmt: skip
def test_the_words_stay_and_the_looks_go(told, text):
    assert reduced(told) == text


@pytest.mark.parametrize(
    "told",
    [
        {"text": None}, {"text": 7}, {"blocks": "x"}, {"blocks": [1, None, {"type": []}]},
        {"attachments": [{"fields": [{"value": {"a": 1}}]}, []], "username": []}, {"text": ""},
        {"blocks": [{"type": "section", "text": [], "fields": {}}]},
    ],
)  # fmt: skip
def test_other_shapes_are_passed_over(told):
    assert reduced(told).strip("* :") == ""


def test_what_is_nested_or_repeated_without_end_is_cut():
    deep = {"type": "text", "text": "x"}
    for _ in range(900):
        deep = {"type": "rich_text_section", "elements": [deep]}
    assert reduced({"blocks": [{**deep, "type": "rich_text"}]}) == ""
    many = [{"type": "header", "text": f"{n}"} for n in range(1000)]
    assert reduced({"blocks": many}).count("\n") == MOST - 1
    long = reduced({"text": "é" * limits.TEXT})
    assert len(long.encode()) <= limits.TEXT
    assert long.endswith("cut off)")
