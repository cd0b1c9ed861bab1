// What reaches somebody who does not look: a number in the title, a badge, a notification.
import { isMessage } from "../core/folding";
import { excerpt } from "../core/markup/plain";
import type { Event } from "../core/events";
import type { Chat } from "../state/chat.svelte";
import { roomName } from "../state/naming";
import { looking } from "../state/looking.svelte";
import { written } from "../state/route.svelte";
import { showBadge } from "./badge";

/** Show news of this chat. Returns how to stop. */
export function watchNews(chat: Chat): () => void {
  const view = chat.conversation && chat.find(chat.conversation.room);
  const calls = chat.rooms.reduce((sum, one) => {
    return sum + (one.with ? chat.unread(one) : (one.read.mentions ?? 0));
  }, 0);
  const unread = chat.rooms.some((one) => one.level !== "nothing" && chat.unread(one) > 0);
  const place = [view ? roomName(view) : "", chat.server?.name ?? "Linnet"].filter(Boolean);
  document.title = (calls ? `(${calls}) ` : unread ? "• " : "") + place.join(" · ");
  showBadge(calls);
  return chat.listen((event) => notify(chat, event));
}

function notify(chat: Chat, event: Event): void {
  if (event.is !== "arrived" || !isMessage(event.entry) || !chat.worthTelling(event)) return;
  if (looking.quiet || looking.anywhere) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const { room, name, body, seq } = event.entry;
  const view = chat.find(room);
  const title = view?.with ? name : `${name} · ${view ? roomName(view) : ""}`;
  const options = { body: excerpt(body.text, 200), tag: room, icon: "/icon-192.png" };
  const place = written({ page: "room", room, at: seq, people: false });
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      location.hash = place;
      shown.close();
    };
  } catch {
    // On phones only the service worker may show one.
    void navigator.serviceWorker?.ready.then((one) => one.showNotification(title, { ...options, data: place }));
  }
}
