// What reaches somebody who does not look: a number in the title, a badge, a notification.
import { isMessage } from "../core/folding";
import { excerpt } from "../core/markup/plain";
import type { Event } from "../core/events";
import type { Chat } from "../state/chat.svelte";
import { roomName } from "../state/naming";
import { here } from "../state/route.svelte";

/** Show news of this chat. Returns how to stop. */
export function watchNews(chat: Chat): () => void {
  const view = chat.conversation && chat.find(chat.conversation.room);
  const calls = chat.rooms.reduce((sum, one) => {
    return sum + (one.with ? chat.unread(one) : (one.read.mentions ?? 0));
  }, 0);
  const unread = chat.rooms.some((one) => one.level !== "nothing" && chat.unread(one) > 0);
  const place = [view ? roomName(view) : "", chat.server?.name ?? "Linnet"].filter(Boolean);
  document.title = (calls ? `(${calls}) ` : unread ? "• " : "") + place.join(" · ");
  const icon = document.querySelector('link[rel="icon"]');
  icon?.setAttribute("href", calls ? "/icon-unread.svg" : "/icon.svg");
  return chat.listen((event) => notify(chat, event));
}

function notify(chat: Chat, event: Event): void {
  if (event.is !== "arrived" || !isMessage(event.entry) || !chat.worthTelling(event)) return;
  const looking = !document.hidden && document.hasFocus();
  if (looking && chat.conversation?.room === event.entry.room) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const { room, name, body, seq } = event.entry;
  const view = chat.find(room);
  const title = view?.with ? name : `${name} · ${view ? roomName(view) : ""}`;
  const options = { body: excerpt(body.text, 200), tag: room, icon: "/icon.svg" };
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    here.go({ page: "room", room, at: seq, people: false });
    shown.close();
  };
}
