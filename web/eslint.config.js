import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["node_modules", "src/protocol/types.ts"] },
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-definitions": "off",
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 40, skipComments: true }],
      // No message, name or link may ever become markup of the page.
      "svelte/no-at-html-tags": "error",
      "no-eval": "error",
      // What is drawn from a Map is replaced as a whole, once a frame.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  { files: ["tests/**", "**/*.svelte"], rules: { "max-lines-per-function": "off" } },
);
