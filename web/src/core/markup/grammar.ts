// The library set up with our rules: which marks mean something, in which order they are tried.
import MarkdownIt, { type MarkdownIt as Parser } from "markdown-it";
import * as blocks from "./blocks";
import * as inlines from "./inlines";

/** A parser for our blocks and inlines; headings, tables, HTML, entities and so on are text. */
export function markdown(): Parser {
  const md = new MarkdownIt("zero");
  md.enable(["balance_pairs", "emphasis", "strikethrough", "fragments_join"]);
  setBlocks(md);
  setInlines(md);
  return md;
}

function setBlocks(md: Parser): void {
  const rules = md.block.ruler;
  const usual = (name: string) => only(new MarkdownIt("zero").block.ruler, name);
  rules.at("fence", blocks.fence, { alt: ["paragraph"] });
  rules.at("blockquote", blocks.quoting(usual("blockquote")), { alt: ["paragraph", "list"] });
  rules.at("list", blocks.listing(usual("list")), { alt: ["paragraph"] });
  rules.enable(["fence", "blockquote", "list"]);
  rules.before("paragraph", "unmarked", blocks.unmarked, { alt: ["blockquote"] });
  rules.before("paragraph", "outdented", blocks.outdented, { alt: ["paragraph"] });
  rules.before("paragraph", "enough", blocks.enough, { alt: ["list"] });
}

function setInlines(md: Parser): void {
  const rules = md.inline.ruler;
  const backtick = only(new MarkdownIt("zero").inline.ruler, "backticks");
  rules.at("text", inlines.text);
  rules.at("newline", inlines.newline);
  rules.at("escape", inlines.escape);
  rules.at("backticks", inlines.code(backtick));
  rules.at("link", inlines.link);
  rules.enable(["newline", "escape", "backticks", "link"]);
  rules.push("bare_link", inlines.bareLink);
  rules.push("mention", inlines.mention);
  rules.push("shortcode", inlines.shortcode);
  rules.push("spoiler", inlines.spoiler);
  md.inline.ruler2.after("balance_pairs", "spoiler", inlines.spoilerPairs);
}

/** The library's own rule of this name, to be called by ours. */
function only<Rule>(
  ruler: { enableOnly(name: string): unknown; getRules(chain: string): Rule[] },
  name: string,
): Rule {
  ruler.enableOnly(name);
  return ruler.getRules("")[0]!;
}
