// Lists with one stop for the Tab key: within them the arrow keys go from one to the next.
import type { Attachment } from "svelte/attachments";

/** How many items a key goes on. */
type Steps = Record<string, number | "first" | "last">;

/** How many stand in a row, for lists that are grids. */
type Columns = () => number;

/**
 * Make what fits the selector one stop. Lists go by up and down; where there are columns also by
 * left and right, which turn round where the page does.
 */
export function roving(selector: string, columns?: Columns): Attachment<HTMLElement> {
  return (box) => {
    const all = () => [...box.querySelectorAll<HTMLElement>(selector)];
    let stop: HTMLElement | undefined;

    function settle(): void {
      const items = all();
      if (!stop || !items.includes(stop)) {
        stop = items.find((one) => one.matches("[aria-current], [aria-selected=true]")) ?? items[0];
      }
      for (const one of items) {
        const index = one === stop ? 0 : -1;
        if (one.tabIndex !== index) one.tabIndex = index;
      }
    }

    function onfocusin(event: FocusEvent): void {
      stop = (event.target as HTMLElement).closest<HTMLElement>(selector) ?? stop;
      settle();
    }

    function onkeydown(event: KeyboardEvent): void {
      const to = event.defaultPrevented ? undefined : next(all(), event.key, columns);
      to?.focus();
      if (to) event.preventDefault();
    }

    const watch = new MutationObserver(settle);
    watch.observe(box, { childList: true, subtree: true });
    box.addEventListener("focusin", onfocusin);
    box.addEventListener("keydown", onkeydown);
    settle();
    return () => {
      watch.disconnect();
      box.removeEventListener("focusin", onfocusin);
      box.removeEventListener("keydown", onkeydown);
    };
  };
}

/** Where this key leads from the one that has the focus; a list begins again, a grid ends. */
function next(items: HTMLElement[], key: string, columns: Columns | undefined): HTMLElement | undefined {
  const step = stepsOf(columns)[key];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || at < 0) return undefined;
  const to = step === "first" ? 0 : step === "last" ? items.length - 1 : at + step;
  return items[columns ? to : (to + items.length) % items.length] ?? items[at];
}

function stepsOf(columns: Columns | undefined): Steps {
  if (!columns) return { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" };
  const along = document.documentElement.dir === "rtl" ? -1 : 1;
  const down = columns();
  return {
    ArrowDown: down, ArrowUp: -down, ArrowRight: along, ArrowLeft: -along, Home: "first", End: "last",
  };
}
