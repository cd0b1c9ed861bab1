// What can be done with a message, for the menu beside it.
import type { Message } from "../core/folding";
import type { Deed } from "../parts/Menu.svelte";
import type { Named, RoomView } from "../protocol/types";
import { copy } from "../parts/copying";
import { sure } from "../parts/sure";
import type { Chat } from "../state/chat.svelte";
import { mayTalkIn } from "../state/rights";
import { written } from "../state/route.svelte";
import { t } from "../words/words.svelte";

/** How the menu reaches the place where one writes. */
export interface Writing {
  reply: (entry: Message) => void;
  edit: (entry: Message) => void;
  /** Ask something about the message, in a window of its own. */
  ask: (what: "report" | "readers" | "editions", entry: Message) => void;
  card: (who: Named) => void;
}

/** Emoji that are one press away. */
export const QUICK = ["👍", "❤️", "😄", "🎉", "😮", "👀"] as const;

/** The deeds for this message, as far as one's role allows them. */
export function deedsFor(chat: Chat, view: RoomView, entry: Message, writing: Writing): Deed[] {
  const mine = entry.by === chat.me?.id;
  const moderates = view.role === "owner" || view.role === "moderator";
  const talks = mayTalkIn(view, chat.me);
  const { room, seq, body } = entry;
  const deeds: (Deed | false)[] = [
    talks && { name: t("message.reply"), icon: "reply", act: () => writing.reply(entry) },
    mine && talks && { name: t("message.edit"), icon: "edit", act: () => writing.edit(entry) },
    { name: t("message.copy"), icon: "copy", act: () => void copy(body.text) },
    {
      name: t("message.copy-link"), icon: "link",
      act: () => void copy(location.origin + "/" + written({ page: "room", room, at: seq, people: false })),
    },
    (moderates || view.with !== undefined) && {
      name: t(body.pinned ? "message.unpin" : "message.pin"), icon: "pin",
      act: () => chat.send({ type: body.pinned ? "unpin" : "pin", room, seq }),
    },
    body.edited !== undefined && {
      name: t("message.editions"), icon: "clock", act: () => writing.ask("editions", entry),
    },
    (view.policy?.receipts ?? "off") !== "off" && {
      name: t("message.readers"), icon: "eye", act: () => writing.ask("readers", entry),
    },
    !mine && {
      name: t("message.profile"), icon: "person", act: () => writing.card({ id: entry.by, name: entry.name }),
    },
    !mine && {
      name: t("message.report"), icon: "flag", act: () => writing.ask("report", entry),
    },
    (mine || moderates) && {
      name: t("message.delete"), icon: "trash", grave: true,
      act: () => void sure(t("message.delete-sure"), t("message.delete")).then((meant) => {
        if (meant) chat.send({ type: "delete", room, seq });
      }),
    },
  ];
  return deeds.filter((deed) => deed !== false);
}
