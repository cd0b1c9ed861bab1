// Where the page begins: the looks, the language, then the application.
import { mount } from "svelte";
import App from "./App.svelte";
import "./look/letters.css";
import "./look/themes.css";
import "./look/page.css";
import "./look/names.css";
import { fitAboveKeyboard } from "./look/keyboard";
import { standing } from "./offline/standing.svelte";
import { greeted } from "./state/greeting";
import { looks } from "./state/looks.svelte";
import { language } from "./words/words.svelte";

/** Milliseconds in which the server's answers are waited for where the page would be empty without. */
const PATIENCE = 150;

async function begin(): Promise<void> {
  const greeting = greeted();
  looks.begin();
  fitAboveKeyboard();
  await language.begin();
  // What the server says meanwhile is heard first, so that all is drawn at once, and only once.
  const over = new Promise((resolve) => setTimeout(resolve, greeting?.asked ? PATIENCE : 0));
  await Promise.race([greeting?.answered, over]);
  mount(App, { target: document.getElementById("app")!, props: { greeting } });
  void standing.begin();
}

void begin();
