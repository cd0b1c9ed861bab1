// The service worker: keeps the page of one version, so that it opens without a server.
//
// It answers only for files the page is made of. A new version is fetched beside the old one and
// waits until somebody says so; the files of the one before stay for pages that still show it.
import { PAGE, answered, beforehand } from "./shell";

/** Filled in by the build: every file, and the hash of all of them. */
const BUILT = __LINNET_BUILT__;
const PREFIX = "linnet-page-";
const NAME = PREFIX + BUILT.version;
/** Files that are fetched at once, and the milliseconds before the next: the page is in use meanwhile. */
const TOGETHER = 2;
const PAUSE = 30;

interface Later extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Later {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Pressed extends Event {
  notification: Notification;
}
interface Page {
  focus(): Promise<unknown>;
  postMessage(what: unknown): void;
}
interface Pages {
  claim(): Promise<void>;
  matchAll(): Promise<Page[]>;
  openWindow(address: string): Promise<unknown>;
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: Pages;
}
declare const __LINNET_BUILT__: { version: string; files: string[] };
const worker = self as unknown as Worker;

worker.addEventListener("install", (event) => (event as Later).waitUntil(install()));
worker.addEventListener("activate", (event) => (event as Later).waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if ((event as MessageEvent).data === "take-over") void worker.skipWaiting();
});
worker.addEventListener("notificationclick", (event) => {
  const { notification } = event as Pressed;
  notification.close();
  (event as Later).waitUntil(show(String(notification.data)));
});
worker.addEventListener("fetch", (event) => {
  const asked = event as Asked;
  const path = answered(asked.request.method, asked.request.url, location.origin);
  if (path !== undefined) asked.respondWith(respond(path, asked.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  const files = beforehand(BUILT.files);
  for (let from = 0; from < files.length; from += TOGETHER) {
    await cache.addAll(files.slice(from, from + TOGETHER).map(asPage));
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** The server shows its page to who asks for one, and something else to scripts. */
function asPage(path: string): Request {
  const headers = path === PAGE ? { accept: "text/html" } : undefined;
  return new Request(path, { cache: "no-cache", headers });
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  for (const name of names.slice(0, -1)) await caches.delete(name);
  await worker.clients.claim();
}

async function respond(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = (await cache.match(path)) ?? (path === PAGE ? undefined : await caches.match(path));
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && BUILT.files.includes(path)) await cache.put(path, response.clone());
  return response;
}

/** A notification was pressed: its message, in a window that is open if there is one. */
async function show(place: string): Promise<void> {
  const [open] = await worker.clients.matchAll();
  if (!open) return void (await worker.clients.openWindow(PAGE + place));
  open.postMessage({ go: place });
  await open.focus();
}
