// What runs first, while the rest of the page is still fetched and read: the server is greeted, and
// what takes a while in every browser the first time is done once.
import { greetFirst } from "./state/greeting";
import { kept } from "./state/kept";
import type { SignIn } from "./state/signIn";
import { wanted, wordsIn } from "./words/files";

/** The letters nearly everything is written in; were they asked for by what is drawn, it would be drawn twice. */
const LETTERS = '1em "Inter Variable"';

const signIn = kept<SignIn | undefined>("sign-in", undefined);
if (signIn) greetFirst(signIn.token);
wordsIn(wanted()).catch(() => undefined);
void document.fonts.load(LETTERS);
new Intl.DateTimeFormat().format();
new Intl.NumberFormat().format(0);
