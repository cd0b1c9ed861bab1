// A JSON Schema on standard input, TypeScript on standard output: see tools/web_types.py.
import { compile } from "json-schema-to-typescript";
import { text } from "node:stream/consumers";

const { definitions, stamp } = JSON.parse(await text(process.stdin));
const HEAD = `// The words of the protocol, written by tools/web_types.py: change the structs, not this page.
// ${stamp}
`;
const properties = Object.fromEntries(
  Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]),
);
const page = await compile(
  { type: "object", additionalProperties: false, properties, definitions },
  "EveryWord",
  { bannerComment: HEAD, additionalProperties: false, style: { printWidth: 100 } },
);
process.stdout.write(page.replace(/export interface EveryWord \{[\s\S]*?\n\}\n/, ""));
