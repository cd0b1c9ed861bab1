// Asks whether something is really meant, in a window of the page.
import { mount, unmount } from "svelte";

/** Whether they are sure; `yes` is what the button to do it says. */
export async function sure(asked: string, yes: string): Promise<boolean> {
  // That it did not come is told beside the button to reload.
  const part = await import("./Sure.svelte").catch(() => undefined);
  if (!part) return false;
  return new Promise((resolve) => {
    const answer = (meant: boolean) => {
      void unmount(shown);
      resolve(meant);
    };
    const shown = mount(part.default, { target: document.body, props: { asked, yes, answer } });
  });
}
