// What runs first: the server is greeted while the rest of the page is still fetched.
import { greet } from "./state/greeting";
import { kept } from "./state/kept";
import type { SignIn } from "./state/signIn";

const signIn = kept<SignIn | undefined>("sign-in", undefined);
const greeting = signIn && greet(signIn.token);
const { begin } = await import("./begin");
// What the server said meanwhile is heard first, so that it is drawn at once.
await new Promise((heard) => setTimeout(heard));
await begin(greeting);
