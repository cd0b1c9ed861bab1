// IndexedDB as promises: one database for each server and person, shared by all tabs.

const PREFIX = "linnet ";
const VERSION = 1;
/** Milliseconds a browser may take to open it; after that the page goes on without. */
const PATIENCE = 1500;

/** Open it. Undefined where the browser keeps nothing, as in some private windows. */
export function open(server: string, person: string): Promise<IDBDatabase | undefined> {
  return Promise.race([
    opened(`${PREFIX}${server} ${person}`).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE)),
  ]);
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("rooms", { keyPath: "room" }).createIndex("at", "at");
      request.result.createObjectStore("outbox", { keyPath: "place", autoIncrement: true })
        .createIndex("send_id", "send_id", { unique: true });
      request.result.createObjectStore("uploads", { keyPath: "key" });
    };
    request.onerror = () => reject(request.error ?? new Error("no database"));
    request.onsuccess = () => {
      // Another tab logs out: it can erase this only when nobody has it open.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

/** What a request found. */
export function found<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no answer"));
  });
}

/** The end of a transaction. Rejects where it was undone, for example on a full disk. */
export function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("undone"));
  });
}

/** Erase what was kept for everybody but this one; without one for everybody. */
export async function eraseOthers(server = "", person = ""): Promise<void> {
  try {
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith(PREFIX) || name === `${PREFIX}${server} ${person}`) continue;
      indexedDB.deleteDatabase(name);
    }
  } catch {
    // A browser that keeps nothing has nothing to erase.
  }
}
