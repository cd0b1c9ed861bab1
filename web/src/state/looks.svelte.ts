// How the page looks to this person: theme, density and language, kept in the browser.
import type { OwnTheme } from "../look/own";
import { keep, kept, onKept } from "./kept";

export type ThemeName = "system" | "dusk" | "meadow" | "own";
export type Density = "roomy" | "tight";

class Looks {
  theme = $state<ThemeName>(kept("theme", "system"));
  density = $state<Density>(kept("density", "roomy"));
  /** Pixels that the letters of a message are tall. */
  readonly letters = $derived(this.density === "tight" ? 14 : 15);
  /** The theme that was made by the person; undefined where there is none. */
  own = $state.raw(kept<OwnTheme | undefined>("own-theme", undefined));
  private worn: string[] = [];

  /** Look alike in all tabs. */
  begin(): void {
    for (const name of ["theme", "density", "own-theme"]) {
      onKept(name, () => {
        this.theme = kept("theme", "system");
        this.density = kept("density", "roomy");
        this.own = kept("own-theme", undefined);
        this.show();
      });
    }
    matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => this.show());
    this.show();
  }

  /** Put it on the page, and keep it. */
  apply(): void {
    keep("theme", this.theme);
    keep("density", this.density);
    this.show();
  }

  /** Wear this theme from now on. */
  wear(own: OwnTheme): void {
    this.own = own;
    keep("own-theme", own);
    this.theme = "own";
    this.apply();
  }

  private show(): void {
    const root = document.documentElement;
    const own = this.theme === "own" ? this.own : undefined;
    if (this.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = own || this.theme !== "own" ? this.theme : "dusk";
    root.dataset.density = this.density;
    for (const name of this.worn) root.style.removeProperty(name);
    const worn: Record<string, string> = own ? { ...own.properties, "color-scheme": own.dark ? "dark" : "light" } : {};
    for (const [name, value] of Object.entries(worn)) root.style.setProperty(name, value);
    this.worn = Object.keys(worn);
    // With the next frame, as to ask for it now would be to lay the page out for it.
    requestAnimationFrame(() => {
      const ground = getComputedStyle(root).getPropertyValue("--sidebar").trim();
      document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground);
    });
  }
}

export const looks = new Looks();
