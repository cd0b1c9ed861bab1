"""Files in the window: sent, shown as cards or pictures, and saved."""

import io
from contextlib import AsyncExitStack
from pathlib import Path

from PIL import Image
from tests.desktop.conftest import Hand, Place
from tests.faults.cutting import CuttingProxy

from linnet.client import CannotConnect
from linnet.desktop.conversation.writing import Sticker
from linnet.desktop.drawing.sketches import Card


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height), "#c4314f").save(held, "PNG")
    return held.getvalue()


def test_a_file_is_sent_shown_as_a_card_and_saved_as_it_was(ann: Hand, tmp_path: Path):
    sent = tmp_path / "plan.txt"
    sent.write_text("tulips\n" * 2000)
    ann.type("the plan")
    ann.chat.speaking.share([(sent.name, sent)])
    ann.until(lambda: "[file] plan.txt" in ann.paper and "the plan" in ann.paper)
    (file,) = ann.chat.conversation.stickers.files.values()
    folder = tmp_path / "saved"
    folder.mkdir()
    ann.chat.choices.saving.into(file, folder)
    ann.until(lambda: (folder / "plan.txt").exists() and not ann.chat.conversation.stickers.moving)
    assert (folder / "plan.txt").read_bytes() == sent.read_bytes()


def test_room_is_kept_for_a_picture_before_it_comes_so_that_nothing_jumps(ann: Hand, place: Place):
    bob = place.person("Bob")
    file = place.do(bob.upload(picture(800, 400), name="garden.png"))
    place.do(bob.share("lobby", [file], "my garden"))
    place.say("Bob", "below it")
    paper = ann.chat.conversation.paper
    ann.until(lambda: "below it" in ann.paper)
    name, sketch = next(one for one in paper._sketches.items() if isinstance(one[1], Sticker))
    assert (sketch.width, sketch.height) == (420, 210)
    ann.root.update_idletasks()
    before = paper.bbox(paper.index(name))
    ann.until(lambda: file.id in ann.chat.conversation.stickers._pictures)
    ann.root.update_idletasks()
    assert paper.bbox(paper.index(name)) == before
    shown = paper._pictures[name]
    assert (shown.width(), shown.height()) == (420, 210)


def test_a_file_that_cannot_be_read_says_why_where_it_was_sent(
    ann: Hand, place: Place, tmp_path: Path
):
    gone = tmp_path / "gone.txt"
    ann.chat.speaking.share([("gone.txt", gone)])

    def strips() -> list[str]:
        children = ann.chat.composer.winfo_children()
        return [str(one._words.cget("text")) for one in children if hasattr(one, "_words")]

    ann.until(lambda: any("No such file" in words for words in strips()))


def test_a_file_on_its_way_is_paused_by_a_press_on_its_card_and_gone_on_with(
    ann: Hand, place: Place, tmp_path: Path
):
    content = bytes(range(256)) * 160_000
    bob, folder = place.person("Bob"), tmp_path / "saved"
    folder.mkdir()
    file = place.do(bob.upload(content, name="film.bin"))
    place.do(bob.share("lobby", [file], ""))
    ann.until(lambda: "[file] film.bin" in ann.paper)
    saving, moving = ann.chat.choices.saving, ann.chat.conversation.stickers.moving

    def shares() -> list[int]:
        sketches = ann.chat.conversation.paper._sketches.values()
        return [one.progress for one in sketches if isinstance(one, Card)]

    def about() -> str:
        sketches = ann.chat.conversation.paper._sketches.values()
        return " ".join(one.about for one in sketches if isinstance(one, Card))

    saving.into(file, folder)
    assert shares() == [0]
    ann.until(lambda: any(saving._tasks))
    ann.chat.choices._open_file(file.id)
    ann.until(lambda: "paused: press to go on" in about())
    assert not (folder / "film.bin").exists()
    assert sum(one.stat().st_size for one in folder.iterdir()) < len(content)
    ann.chat.choices._open_file(file.id)
    ann.until(lambda: (folder / "film.bin").exists() and not moving)
    assert (folder / "film.bin").read_bytes() == content


def test_a_file_on_its_way_up_is_paused_by_a_key_waits_for_the_server_and_is_sent_once(
    ann: Hand, place: Place, tmp_path: Path
):
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(range(256)) * 160_000)
    bob = place.person("Bob")
    ann.chat.speaking.share([(film.name, film)])
    (batch,) = ann.chat.speaking.uploading.batches
    ann.until(lambda: batch._tickets[0].id)
    ann.press("<Return>", batch.strip.pause)
    ann.until(lambda: "paused" in batch.strip._words.cget("text"))
    ann.for_a_moment()
    began = batch._tickets[0].id
    assert "[file]" not in ann.paper
    batch._failed(CannotConnect("gone"))
    assert "waits for the connection" in batch.strip._words.cget("text")
    ann.chat.speaking.uploading.connected()
    ann.until(lambda: batch.over and "[file] film.bin" in ann.paper)
    assert batch._tickets[0].id == began
    (file,) = ann.chat.conversation.stickers.files.values()
    assert place.do(bob.look_at(file)) == film.read_bytes()


def test_files_both_ways_and_what_is_said_meanwhile_survive_a_server_that_goes_away(
    place: Place, hand: Hand, tmp_path: Path
):
    content = bytes(range(256)) * 160_000
    film, folder = tmp_path / "film.bin", tmp_path / "saved"
    film.write_bytes(content)
    folder.mkdir()
    bob, proxy = place.person("Bob"), CuttingProxy(place.server.port, ())
    song = place.do(bob.upload(content[::-1], name="song.bin"))
    place.do(bob.share("lobby", [song], ""))
    way = AsyncExitStack()
    port = place.do(way.enter_async_context(proxy.listening()))
    hand.come_in(port)
    hand.until(lambda: "[file] song.bin" in hand.paper)
    saving, stickers = hand.chat.choices.saving, hand.chat.conversation.stickers
    hand.chat.speaking.share([(film.name, film)])
    (batch,) = hand.chat.speaking.uploading.batches
    saving.into(song, folder)
    hand.until(
        lambda: " MB of 41 MB" in batch.strip._words.cget("text") and stickers.moving[song.id]
    )
    place.do(way.aclose())
    hand.until(lambda: "waits for the connection" in batch.strip._words.cget("text"))
    hand.until(lambda: stickers.resting.get(song.id) == "waits for the connection")
    began = batch._tickets[0].id
    hand.type("in the dark")
    hand.press("<Return>")
    hand.until(lambda: "waiting for the connection" in hand.paper)
    assert "waiting to be sent" in hand.chat.standing.text
    place.do(way.enter_async_context(proxy.listening(port)))
    hand.until(lambda: batch.over and "[file] film.bin" in hand.paper)
    hand.until(lambda: (folder / "song.bin").exists() and not stickers.moving)
    assert (folder / "song.bin").read_bytes() == content[::-1]
    assert batch._tickets[0].id == began
    hand.until(lambda: not hand.chat.conversation.hopes)
    assert hand.paper.count("[file] film.bin") == 1
    heard = place.do(bob.history("lobby")).entries
    assert [getattr(one.body, "text", "") for one in heard].count("in the dark") == 1
    sent = next(file for file in stickers.files.values() if file.name == "film.bin")
    assert place.do(bob.look_at(sent)) == content
    place.do(way.aclose())
