// Draws what a message says, as plain elements: nothing in them changes but a spoiler one opens. The
// components this was made of cost more than the rest of a message; text stays text here as well.
import { mount, unmount } from "svelte";
import { unturned } from "../core/markup/characters";
import { hrefOf, lineOf, runs } from "../core/markup/plain";
import type { Block, Inline, Listing } from "../core/markup/tokens";
import { t } from "../words/words.svelte";
import Code from "./Code.svelte";

type IsMe = (word: string) => boolean;
const nobody: IsMe = () => false;

/** The elements of one message, and how to end what lives in them. */
export class Drawing {
  readonly nodes: HTMLElement[];
  private living: Record<string, unknown>[] = [];

  /** `isMe` says which words behind an @ call the reader; what is quoted calls nobody. */
  constructor(blocks: readonly Block[], isMe: IsMe = nobody) {
    this.nodes = this.blocks(blocks, isMe);
  }

  end(): void {
    for (const one of this.living) void unmount(one);
  }

  private blocks(blocks: readonly Block[], isMe: IsMe): HTMLElement[] {
    const line = lineOf(blocks);
    return line === undefined ? blocks.map((one) => this.block(one, isMe)) : [make("p", [line])];
  }

  private block(block: Block, isMe: IsMe): HTMLElement {
    if (block.kind === "paragraph") return make("p", line(block.inlines, isMe));
    if (block.kind === "quote") return make("blockquote", this.blocks(block.blocks, nobody));
    if (block.kind === "list") return this.list(block, isMe);
    const place = make("div", []);
    this.living.push(mount(Code, { target: place, props: { text: block.text, language: block.language } }));
    return place;
  }

  private list({ items, numbers }: Listing, isMe: IsMe): HTMLElement {
    const made = items.map((item, n) => {
      const one = make("li", this.blocks(item, isMe));
      if (numbers) one.value = numbers[n]!;
      return one;
    });
    return make(numbers ? "ol" : "ul", made);
  }
}

const hidden = (one: Inline) => one.style?.includes("spoiler") ?? false;

function line(inlines: readonly Inline[], isMe: IsMe): (Node | string)[] {
  return runs(inlines, hidden).flatMap((run) => (hidden(run[0]!) ? spoiler(linked(run, isMe)) : linked(run, isMe)));
}

function linked(run: readonly Inline[], isMe: IsMe): (Node | string)[] {
  return runs(run, hrefOf).flatMap((part) => {
    const made = part.map((one) => leaf(one, isMe));
    const href = hrefOf(part[0]!);
    return href ? link(href, made) : made;
  });
}

function link(href: string, inside: (Node | string)[]): HTMLElement {
  const a = make("a", inside);
  a.href = href;
  a.dir = "auto";
  a.target = "_blank";
  a.rel = "noopener noreferrer nofollow";
  a.referrerPolicy = "no-referrer";
  return a;
}

function leaf(one: Inline, isMe: IsMe): Node | string {
  if (one.kind === "break") return document.createElement("br");
  if (one.kind === "mention") return make("bdi", [`@${unturned(one.word)}`], isMe(one.word) ? "mention me" : "mention");
  const looks = one.style?.filter((style) => style !== "spoiler").join(" ") ?? "";
  if (one.style?.includes("code")) {
    const code = make("code", [unturned(one.text)], looks);
    code.dir = "ltr";
    return code;
  }
  if (one.kind === "text") return looks ? make("span", [unturned(one.text)], looks) : unturned(one.text);
  const emoji = make("span", [one.text]);
  emoji.title = `:${one.name}:`;
  return emoji;
}

/** Hidden until somebody asks for it. */
function spoiler(inside: (Node | string)[]): HTMLElement {
  const covered = make("span", inside);
  covered.ariaHidden = "true";
  const button = make("button", [covered], "spoiler");
  button.type = "button";
  button.title = button.ariaLabel = t("message.spoiler");
  button.onclick = () => {
    const held = button === document.activeElement;
    const opened = make("span", inside, "spoiler");
    // The keys go on from here, and what was hidden is read out.
    opened.tabIndex = -1;
    button.replaceWith(opened);
    if (held) opened.focus({ preventScroll: true });
  };
  return button;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name, inside: readonly (Node | string)[], look = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.append(...inside);
  return made;
}
