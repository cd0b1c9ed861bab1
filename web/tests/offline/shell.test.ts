// What the service worker answers, and what it must leave to the server.
import { expect, test } from "vitest";
import { answered, beforehand } from "../../src/offline/shell";

const HERE = "https://chat.example:8888";

test.each(["/", "/assets/index-abc.js", "/icon.svg", "/emoji.txt"])("%s is the page's own", (path) => {
  expect(answered("GET", HERE + path, HERE)).toBe(path);
});

test.each([
  "/ping", "/trust", "/metrics", "/readyz", "/healthz", "/ws", "/r/lobby", "/r/", "/api/v1",
  "/api/v1/files/abc/picture.png", "/api/openapi.json", "/sw.js", "/?x=1", "/anything", "//assets/x",
])("%s is answered by the server alone", (path) => {
  expect(answered("GET", HERE + path, HERE)).toBeUndefined();
});

test("other methods and other servers are none of its business", () => {
  expect(answered("POST", `${HERE}/`, HERE)).toBeUndefined();
  expect(answered("GET", "https://elsewhere.example/assets/x.js", HERE)).toBeUndefined();
});

test("what few people need is not fetched beforehand", () => {
  const files = [
    "/assets/index-1.js", "/assets/de-1.js", "/assets/languages-1.js", "/assets/inter-greek-1.woff2",
    "/assets/inter-latin-wght-normal-1.woff2", "/icon-512.png", "/icon.svg", "/sw.js",
  ];
  expect(beforehand(files)).toEqual([
    "/", "/assets/index-1.js", "/assets/de-1.js", "/assets/inter-latin-wght-normal-1.woff2", "/icon.svg",
  ]);
});
