// What pages ask the server for and wish of it, with the refusal where it happened.
import { untrack } from "svelte";
import { language, t } from "../words/words.svelte";
import type { Refused } from "../core/events";
import { NotGranted } from "./signIn";

/** Why something was refused; anything but a refusal is thrown on. */
export function refusalOf(wrong: unknown): Refused {
  if (wrong instanceof NotGranted) return wrong.refused;
  if (typeof wrong === "object" && wrong !== null && "reason" in wrong) return wrong as Refused;
  throw wrong;
}

/** The same as one sentence for a person. */
export function whyNot(wrong: unknown): string {
  const { reason, message, retry_after } = refusalOf(wrong);
  return language.why(reason, message, retry_after);
}

/** Something that is asked for: not there yet, there, or refused. The last question counts. */
export class Asked<Value> {
  value = $state.raw<Value | undefined>();
  wrong = $state("");
  busy = $state(false);
  private turn = 0;

  constructor(private ask: () => Promise<Value>) {
    void this.look();
  }

  /** Ask, again perhaps; what is there stays until the answer comes. */
  async look(): Promise<void> {
    const turn = (this.turn += 1);
    this.busy = true;
    try {
      const value = await this.ask();
      if (turn !== this.turn) return;
      this.value = value;
      this.wrong = "";
    } catch (wrong) {
      if (turn === this.turn) this.wrong = whyNot(wrong);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }
}

/** Something that can be done: while it is, once it is done, or why it was not. */
export class Deed {
  busy = $state(false);
  wrong = $state("");
  done = $state("");

  /** Do it once at a time. Returns whether it came about. */
  do(deed: () => Promise<unknown>, said = t("page.done")): Promise<boolean> {
    // An effect that does something is not done again because of it.
    return untrack(() => this.once(deed, said));
  }

  private async once(deed: () => Promise<unknown>, said: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.wrong = this.done = "";
    try {
      await deed();
      this.done = said;
      return true;
    } catch (wrong) {
      this.wrong = whyNot(wrong);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
