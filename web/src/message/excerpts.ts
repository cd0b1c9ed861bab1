// A message in one line, where another one answers it.
import { type Message, isDeleted } from "../core/folding";
import { excerpt } from "../core/markup/plain";
import { t } from "../words/words.svelte";

/** So many letters of what it says, or what it brings. */
export function excerptFor(message: Message, most: number): string {
  if (isDeleted(message)) return t("message.deleted");
  return excerpt(message.body.text, most) || (message.body.files?.[0]?.name ?? "");
}
