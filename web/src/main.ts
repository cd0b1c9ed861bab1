// What runs first: the server is greeted while the rest of the page is still fetched.
import { greet } from "./state/greeting";
import { kept } from "./state/kept";
import type { SignIn } from "./state/signIn";

/** Milliseconds in which the server's answers are waited for where the page would be empty without. */
const PATIENCE = 150;
const signIn = kept<SignIn | undefined>("sign-in", undefined);
const greeting = signIn && greet(signIn.token);
const { begin } = await import("./begin");
// What the server says meanwhile is heard first, so that all is drawn at once, and only once.
const over = new Promise((resolve) => setTimeout(resolve, greeting?.asked ? PATIENCE : 0));
await Promise.race([greeting?.answered, over]);
await begin(greeting);
