// How the page looks to this person: theme, density and language, kept in the browser.
import { keep, kept } from "./kept";

export type ThemeName = "system" | "dusk" | "meadow";
export type Density = "roomy" | "tight";

class Looks {
  theme = $state<ThemeName>(kept("theme", "system"));
  density = $state<Density>(kept("density", "roomy"));

  /** Put it on the page, and keep it. */
  apply(): void {
    const root = document.documentElement;
    if (this.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = this.theme;
    root.dataset.density = this.density;
    keep("theme", this.theme);
    keep("density", this.density);
    const ground = getComputedStyle(root).getPropertyValue("--sidebar").trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground);
  }
}

export const looks = new Looks();
