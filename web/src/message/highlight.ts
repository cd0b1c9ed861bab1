// Code in colour. What colours it is loaded for the first code whose language is named.

/** Text, and the class of its colour: keyword, string, function, comment, number. */
export type Piece = readonly [text: string, look: string];

interface Node {
  type: string;
  value?: string;
  properties?: { className?: string[] };
  children?: Node[];
}

/** Letters of code beyond which it stays as it is: colouring it would hold the page. */
const LONGEST = 20_000;
const LOOKS: Record<string, string> = {
  keyword: "k", built_in: "k", type: "k", tag: "k", name: "k", "selector-tag": "k", meta: "k",
  prompt_: "k", section: "k",
  string: "s", regexp: "s", addition: "s", quote: "s", symbol: "s",
  title: "f", function_: "f", attr: "f", attribute: "f", property: "f", variable: "f", class_: "f",
  params: "",
  comment: "c", deletion: "c", doctag: "c",
  number: "n", literal: "n", bullet: "n",
};

/** The pieces of this code; undefined where nothing is known of its language. */
export async function highlighted(text: string, language: string): Promise<Piece[] | undefined> {
  if (!language || text.length > LONGEST) return undefined;
  const { lowlight } = await import("./languages");
  if (!lowlight.registered(language)) return undefined;
  return [...pieces(lowlight.highlight(language, text) as Node, "")];
}

function* pieces(node: Node, look: string): Generator<Piece> {
  if (node.type === "text") yield [node.value ?? "", look];
  const names = node.properties?.className?.map((name) => name.replace(/^hljs-/, "")) ?? [];
  const own = names.map((name) => LOOKS[name]).find((found) => found !== undefined) ?? look;
  for (const child of node.children ?? []) yield* pieces(child, own);
}
