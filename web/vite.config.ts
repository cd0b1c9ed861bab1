// How the pages are built: hashed names, and a compressed copy of everything that shrinks.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Features } from "lightningcss";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type HtmlTagDescriptor, type Plugin, type Rolldown, defineConfig } from "vite";

/** Bytes of script, gzipped, until one can read and write. */
const MOST_SCRIPT = 120 * 1024;
/** What is said in one of the languages; the page needs one of them. */
const WORDS = /\/(?:ar|de|en|es|fr|zh-Hans)-[\w-]+\.js\.gz$/;
const SHRINKS = /\.(?:js|css|html|svg|txt|json|webmanifest)$/;

/** Writes `x.br` and `x.gz` beside `x`, so that the server compresses nothing. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved: (config) => void (folder = config.build.outDir),
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!SHRINKS.test(name)) continue;
        const bytes = await readFile(join(folder, name));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
        await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
      await light(folder);
    },
  };
}

/** Fails where the page needs more script than it may before one can read and write. */
async function light(folder: string): Promise<void> {
  const page = await readFile(join(folder, "index.html"), "utf-8");
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name!);
  const sizes = await Promise.all(scripts.map(async (name) => (await stat(join(folder, `${name}.gz`))).size));
  const words = await Promise.all((await readdir(folder, { recursive: true })).filter((name) => WORDS.test(name))
    .map(async (name) => (await stat(join(folder, name))).size));
  const sum = sizes.reduce((all, size) => all + size, Math.max(...words));
  if (sum > MOST_SCRIPT) throw new Error(`${sum} bytes of script, gzipped, to open the page; at most ${MOST_SCRIPT}`);
}

/** Tells the service worker which files there are, and by their hash which version this is. */
function kept(): Plugin {
  return {
    name: "kept",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("no service worker was built");
        const sums = createHash("sha256").update(worker.code);
        const files = [...Object.keys(bundle), ...besides()].filter((name) => name !== "sw.js").sort();
        for (const name of files) {
          const made = bundle[name];
          sums.update(name);
          if (!made) sums.update(readFileSync(join(PUBLIC, name)));
          else sums.update(made.type === "chunk" ? made.code : made.source);
        }
        const paths = files.filter((name) => name !== "index.html").map((name) => `/${name}`);
        const built = JSON.stringify({ version: sums.digest("hex").slice(0, 16), files: paths });
        worker.code = worker.code.replace("__LINNET_BUILT__", () => built);
      },
    },
  };
}

/** Has the browser fetch at once all that is needed to read and write, with the letters of most languages. */
function fetched(): Plugin {
  return {
    name: "fetched",
    apply: "build",
    generateBundle: {
      order: "post",
      // The page is asked for by its own name; nothing asks for the file that only names it.
      handler: (_, bundle) => {
        for (const [name, made] of Object.entries(bundle)) {
          if (made.type !== "chunk") continue;
          if (isPage(made)) made.code = EAGER + made.code;
          else if (made.facadeModuleId?.endsWith(PAGE)) Reflect.deleteProperty(bundle, name);
        }
      },
    },
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.entries(bundle).flatMap(([name, made]): HtmlTagDescriptor[] => {
          const src = `/${name}`;
          if (isPage(made)) return put("script", { type: "module", crossorigin: true, src });
          if (/\/rolldown-runtime-[\w-]+\.js$/.test(name)) return put("link", { rel: "modulepreload", crossorigin: true, href: src });
          if (/\/page-[\w-]+\.css$/.test(name)) return put("link", { rel: "stylesheet", crossorigin: true, href: src });
          if (!/\/inter-latin-wght-[\w-]+\.woff2$/.test(name)) return [];
          return put("link", { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: src });
        }),
    },
  };
}

function isPage(made: Rolldown.OutputChunk | Rolldown.OutputAsset): boolean {
  return made.type === "chunk" && made.moduleIds.some((id) => id.endsWith(PAGE));
}

function put(tag: string, attrs: Record<string, string | boolean>): HtmlTagDescriptor[] {
  return [{ tag, attrs, injectTo: "head" }];
}

/** The files that are served as they are, in folders too, by their paths. */
function besides(): string[] {
  return readdirSync(PUBLIC, { recursive: true, encoding: "utf-8" })
    .filter((name) => statSync(join(PUBLIC, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"));
}

const PAGE = "/src/begin.ts";
/** Has the browser read all of a script beside the page, where most of it is needed at once. */
const EAGER = "//# allFunctionsCalledOnLoad\n";
/** What greets the server, and what is dear in a large file: an error that is made while it begins has all of it read again. */
const FIRST =
  /src\/(?:main|words\/files|state\/(?:kept|greeting|route))\.ts$|core\/sendIds\.ts$|preload-helper|svelte\/src\/internal\/client\/constants\.js$/;
const PUBLIC = fileURLToPath(new URL("public", import.meta.url));
const leftOut = fileURLToPath(new URL("src/core/markup/leftOut.ts", import.meta.url));

export default defineConfig({
  resolve: { alias: { "linkify-it": leftOut, entities: leftOut, "punycode.js": leftOut } },
  plugins: [svelte(), fetched(), kept(), compressed()],
  // What older browsers are given in their place goes by the language, or does not follow a theme of one's own.
  css: { lightningcss: { exclude: Features.DirSelector | Features.LightDark } },
  build: {
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: "index.html", page: "src/begin.ts", sw: "src/offline/worker.ts" },
      output: {
        // Its address is its identity; everything else may be kept for ever.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        // One file for all that is needed to read and write, and a small one that runs before it.
        codeSplitting: {
          groups: [
            { name: "first", test: FIRST, priority: 2 },
            { name: "page", test: /src\/begin\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
} as ReturnType<typeof defineConfig>);
