// Logging out where the server does not answer: it is told as soon as it does, and the person meanwhile.
import { NotGranted, logOut } from "./signIn";

/** Milliseconds between two tries. */
const AGAIN = 3_000;
/** Milliseconds without an answer after which somebody should know. */
const SOON = 1_500;
/** Refusals of a session that is over there, too. */
const OVER = new Set(["bad-token", "signed-out", "banned"]);

class Leaving {
  /** Whose session goes on at the server: of a guest, of an account. */
  open = $state<"guest" | "account" | undefined>();
  /** It was told in the end. */
  over = $state(false);
  private turn = 0;

  /** End a session. The token lives in this page alone, so that no later one finds it. */
  async end(token: string, whose: "guest" | "account"): Promise<void> {
    const turn = (this.turn += 1);
    this.open = undefined;
    this.over = false;
    const late = setTimeout(() => turn === this.turn && (this.open = whose), SOON);
    for (let first = true; !(await told(token)); first = false) {
      if (turn === this.turn && first) this.open = whose;
      await next();
    }
    clearTimeout(late);
    if (turn !== this.turn) return;
    this.over = this.open !== undefined;
    this.open = undefined;
  }
}

/** Whether the server knows now. */
async function told(token: string): Promise<boolean> {
  try {
    await logOut(token);
    return true;
  } catch (wrong) {
    return wrong instanceof NotGranted && OVER.has(wrong.refused.reason);
  }
}

/** After a while, or once there is a network again. */
function next(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, AGAIN);
    addEventListener("online", go);
  });
}

export const leaving = new Leaving();
