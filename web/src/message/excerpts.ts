// A message in one line, where another one answers it.
import { type Message, isDeleted } from "../core/folding";
import { excerptOf } from "../core/markup/plain";
import { blocksOf } from "../state/reading.svelte";
import { t } from "../words/words.svelte";

/** So many letters of what it says, or what it brings; code only where it says nothing else. */
export function excerptFor(message: Message, most: number): string {
  if (isDeleted(message)) return t("message.deleted");
  const blocks = blocksOf(message.body);
  const words = blocks.filter((block) => block.kind !== "code-block");
  return excerptOf(words.length ? words : blocks, most) || (message.body.files?.[0]?.name ?? "");
}
