// The page as an app: kept by the service worker, installed if somebody wishes, renewed when told.

/** What a browser offers where the page can be installed; not yet in the standard types. */
interface Offer extends Event {
  prompt(): Promise<unknown>;
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
    createScriptURL(url: string): unknown;
  };
}

const WORKER = "/sw.js";
/** Milliseconds after which the page is kept: in its first seconds one looks around in it. */
const SOON = 5000;
/** Milliseconds between questions whether there is another version. */
const EVERY = 3_600_000;

class Standing {
  /** A new version is here and waits for a reload. */
  fresh = $state(false);
  /** A part of this page did not come: the server does not answer, or has only that of another version. */
  lacking = $state(false);
  /** Something went wrong that nobody thought of; what is shown may be out of date from here on. */
  broken = $state(false);
  /** The browser would install this page. */
  offered = $state.raw<Offer | undefined>();
  /** This is the installed app. */
  readonly installed = matchMedia("(display-mode: standalone)").matches;
  /** Whether the page opens without the server: only over https or on the server's own machine. */
  readonly possible = "serviceWorker" in navigator && isSecureContext;
  private registration: ServiceWorkerRegistration | undefined;

  /** Begin to keep the page. */
  async begin(): Promise<void> {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.offered = event as Offer;
    });
    addEventListener("vite:preloadError", () => (this.lacking = true));
    addEventListener("error", ({ error }) => (this.broken ||= !!error));
    addEventListener("appinstalled", () => (this.offered = undefined));
    if (!this.possible || !import.meta.env.PROD) return;
    // What is to be kept is fetched when what is to be shown is there.
    await new Promise((resolve) => setTimeout(resolve, SOON));
    try {
      const options = { updateViaCache: "none" } as const;
      this.follow(await navigator.serviceWorker.register(trusted(WORKER), options));
    } catch {
      // Then the page needs the server to be opened; nothing else is lacking.
    }
  }

  /** Ask whether the server has another version. */
  look(): void {
    this.registration?.update().catch(() => undefined);
  }

  /** Go on with the new version. */
  renew(): void {
    const waiting = this.registration?.waiting;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage("take-over");
  }

  /** Let the browser ask whether to install. */
  async install(): Promise<void> {
    await this.offered?.prompt();
    this.offered = undefined;
  }

  private follow(registration: ServiceWorkerRegistration): void {
    this.registration = registration;
    const waits = () => (this.fresh = !!registration.waiting && !!registration.active);
    const watch = () => registration.installing?.addEventListener("statechange", waits);
    registration.addEventListener("updatefound", watch);
    watch();
    waits();
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      const { go } = data as { go?: unknown };
      if (typeof go === "string") location.hash = go;
    });
    // Another tab went on: what this one loads later may be gone.
    const before = navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener("controllerchange", () => (this.fresh ||= !!before));
    setInterval(() => this.look(), EVERY);
  }
}

/** The page's policy lets scripts come only from addresses that were vouched for. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  if (!trustedTypes) return url;
  const rules = { createScriptURL: (asked: string) => (asked === WORKER ? asked : "") };
  return trustedTypes.createPolicy("linnet-worker", rules).createScriptURL(url) as string;
}

export const standing = new Standing();
