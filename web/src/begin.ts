// Where the page begins: the looks, the language, then the application.
import "@fontsource-variable/inter/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import "./look/themes.css";
import "./look/page.css";
import "./look/names.css";
import { fitAboveKeyboard } from "./look/keyboard";
import { standing } from "./offline/standing.svelte";
import type { Greeting } from "./state/greeting";
import { looks } from "./state/looks.svelte";
import { language } from "./words/words.svelte";

/** Show the page; the server may have been greeted already. */
export async function begin(greeting?: Greeting): Promise<void> {
  looks.begin();
  fitAboveKeyboard();
  await language.begin();
  mount(App, { target: document.getElementById("app")!, props: { greeting } });
  void standing.begin();
}
