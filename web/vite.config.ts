// How the pages are built: hashed names, and a compressed copy of everything that shrinks.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Plugin, defineConfig } from "vite";

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
    },
  };
}

const leftOut = fileURLToPath(new URL("src/core/markup/leftOut.ts", import.meta.url));

export default defineConfig({
  resolve: { alias: { "linkify-it": leftOut, entities: leftOut, "punycode.js": leftOut } },
  plugins: [svelte(), compressed()],
  build: {
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
} as ReturnType<typeof defineConfig>);
