// What the browser keeps for this page: small values under one name each, shared by all tabs.

const PREFIX = "linnet.";

/** The value kept under a name; the other one where there is none, or none can be kept. */
export function kept<Value>(name: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  } catch {
    return otherwise;
  }
}

/** Keep a value; `undefined` forgets it. A browser that keeps nothing is no reason to stop. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Private windows and full disks: it lasts as long as the page.
  }
}

/** Hear of what another tab keeps under this name. Returns how to stop. */
export function onKept(name: string, heard: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === PREFIX + name || event.key === null) heard();
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}
