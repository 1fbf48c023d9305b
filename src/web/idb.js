// The browser's database: documents in two generations, the journal of edits on them, a thinned history, files as they
// came, and what could not be read.
//
// Every write is strict and is read again before it is called done: of forty relaxed writes none survived a killed
// browser. A document is only ever written over a generation that the writer has seen.
import { openDB } from 'idb';

const NAME = 'genki-board';
const VERSION = 3;
const STRICT = { durability: 'strict' };

let opening;
// A newer version of the app in another tab has taken over: nothing is written from here any more.
let outdated = false;

class Refused extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

/** The connection, opened again where the browser has closed it without a word. */
async function database() {
  const db = await connection();
  try {
    db.transaction('documents');
    return db;
  } catch (error) {
    if (error.name !== 'InvalidStateError') throw error;
    opening = undefined;
    return connection();
  }
}

function connection() {
  if (outdated) return Promise.reject(new Refused('Outdated'));
  opening ??= openDB(NAME, VERSION, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('documents', { keyPath: 'slot' });
        db.createObjectStore('journal', { keyPath: ['slot', 'id'] });
        db.createObjectStore('incoming', { autoIncrement: true });
      }
      if (before < 2) {
        db.createObjectStore('previous', { keyPath: 'slot' });
        db.createObjectStore('history', { keyPath: ['slot', 'at'] });
        db.createObjectStore('quarantine', { autoIncrement: true });
      }
      if (before < 3) db.createObjectStore('workshops', { keyPath: ['workshop', 'name'] });
    },
    blocking(_current, _blocked, event) {
      event.target.close();
      opening = undefined;
      outdated = true;
      document.dispatchEvent(new CustomEvent('genki-board:outdated'));
    },
    terminated() {
      opening = undefined;
    },
  }).catch((error) => {
    // A passing fault must not stand for ever: the next call tries again.
    opening = undefined;
    // The database is of a newer version than this page.
    throw error.name === 'VersionError' ? new Refused('Outdated') : error;
  });
  return opening;
}

const windows = 'BroadcastChannel' in globalThis ? new BroadcastChannel('genki-board') : undefined;
const tell = (slot) => windows?.postMessage(slot);

/** Calls back with the slot that another window has written to. */
export function listen(heard, takenOver) {
  windows?.addEventListener('message', ({ data }) => heard(String(data)));
  document.addEventListener('genki-board:outdated', () => takenOver());
}

export async function probe() {
  await database();
}

const listed = ({ text, contains, revision, ...shelved }) => shelved;
const ofSlot = (slot) => IDBKeyRange.bound([slot], [slot, []]);

export async function shelf() {
  const db = await database();
  const present = (await db.getAll('documents')).map(listed);
  const known = new Set(present.map(({ slot }) => slot));
  // A document whose present generation has gone is still one.
  const lost = (await db.getAll('previous')).map(listed).filter(({ slot }) => !known.has(slot));
  return JSON.stringify([...present, ...lost]);
}

/**
 * What there is of a document: its texts left out where the caller has seen that revision, and only the present one unless
 * all are wanted or there is no present one.
 */
export async function load(slot, seen, all) {
  const db = await database();
  const stores = db.transaction(['documents', 'previous', 'history', 'journal']);
  const present = await stores.objectStore('documents').get(slot);
  const records = await stores.objectStore('journal').getAll(ofSlot(slot));
  const steps = JSON.stringify(records.map(({ id, changes }) => ({ id, changes })));
  const revision = present?.revision ?? 0;
  if (present && revision === seen) return { revision, steps, texts: [], whole: true };
  if (present && !all) return { revision, steps, texts: [present.text], whole: false };
  const previous = await stores.objectStore('previous').get(slot);
  const history = await stores.objectStore('history').getAll(ofSlot(slot));
  const texts = [present, previous, ...history.reverse()].filter(Boolean).map(({ text }) => text);
  return { revision, steps, texts, whole: true };
}

/** Writes a whole document as its newest generation; the one before is kept, and its journal with it. */
export async function write(shelved, text, order, steps, at) {
  const db = await database();
  const meta = JSON.parse(shelved);
  const { seen, contains, demote } = JSON.parse(order);
  const records = JSON.parse(steps);
  const transaction = db.transaction(['documents', 'previous', 'history', 'journal'], 'readwrite', STRICT);
  const documents = transaction.objectStore('documents');
  const journal = transaction.objectStore('journal');
  const old = await documents.get(meta.slot);
  const current = old?.revision ?? 0;
  if (old && current !== seen) {
    await transaction.done;
    return JSON.stringify({ conflict: current });
  }
  const revision = Math.max(seen, current) + 1;
  if (old && demote) {
    transaction.objectStore('previous').put(old);
    // What the generation before last held is in two generations now.
    for (const id of old.contains ?? []) journal.delete([meta.slot, id]);
    await remember(transaction.objectStore('history'), old, at);
  }
  documents.put({ ...listed(old ?? {}), ...meta, text, revision, contains });
  // From the beginning there are two.
  if (!old) transaction.objectStore('previous').put({ ...meta, text, revision, contains: [] });
  for (const record of records) journal.put(record);
  await transaction.done;
  const stands = await db.get('documents', meta.slot);
  if (stands?.revision !== revision || stands.text !== text) throw new Refused('NotKept');
  for (const record of records) await mustStand(db, record);
  tell(meta.slot);
  return JSON.stringify({ revision });
}

// A generation a day, and the last ones whole.
const LATEST = 4;
const DAYS = 10;

async function remember(history, old, at) {
  const kept = await history.getAllKeys(ofSlot(old.slot));
  if (kept.some(([, known]) => known >= at)) return;
  history.put({ slot: old.slot, at, text: old.text });
  const older = kept.slice(0, Math.max(0, kept.length - LATEST + 1));
  const days = new Map(older.map((key) => [key[1].slice(0, 10), key]));
  const worth = new Set([...days.values()].slice(-DAYS));
  for (const key of older) if (!worth.has(key)) history.delete(key);
}

async function mustStand(db, record) {
  const stands = await db.get('journal', [record.slot, record.id]);
  if (stands?.changes !== record.changes) throw new Refused('NotKept');
}

export async function putShelved(shelved) {
  const db = await database();
  const transaction = db.transaction('documents', 'readwrite', STRICT);
  const value = JSON.parse(shelved);
  const known = await transaction.store.get(value.slot);
  if (known) await transaction.store.put({ ...known, ...value });
  await transaction.done;
  tell(value.slot);
}

export async function keep(step) {
  const db = await database();
  const record = JSON.parse(step);
  const transaction = db.transaction(['documents', 'journal'], 'readwrite', STRICT);
  // A journal without its document would be found by nobody.
  if (!(await transaction.objectStore('documents').getKey(record.slot))) throw new Refused('Vanished');
  const journal = transaction.objectStore('journal');
  // What stands is not written again: another window may have taken it up and promised it already.
  if ((await journal.get([record.slot, record.id]))?.changes !== record.changes) journal.put(record);
  await transaction.done;
  await mustStand(db, record);
  tell(record.slot);
}

/** Texts that could not be read, set aside before anything is written over them. */
export async function quarantine(slot, texts, at) {
  const db = await database();
  const transaction = db.transaction('quarantine', 'readwrite', STRICT);
  for (const text of texts) transaction.store.add({ slot, text, at });
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, Math.max(0, keys.length - QUARANTINED))) transaction.store.delete(key);
  await transaction.done;
}

const QUARANTINED = 20;
// The last few files as they came, should anything about them ever be asked.
const INCOMING_KEPT = 5;

export async function keepIncoming(name, bytes, at) {
  const db = await database();
  const transaction = db.transaction('incoming', 'readwrite', STRICT);
  transaction.store.add({ name, bytes, at });
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, Math.max(0, keys.length - INCOMING_KEPT))) transaction.store.delete(key);
  await transaction.done;
}

// 地域勉強会: what was asked, drafts and answers, a small record each. Other windows hear of it as of a document.
const WORKSHOPS = 'workshops';

export async function records() {
  const db = await database();
  return JSON.stringify(await db.getAll(WORKSHOPS));
}

export async function putRecord(workshop, name, text) {
  const db = await database();
  const transaction = db.transaction(WORKSHOPS, 'readwrite', STRICT);
  transaction.store.put({ workshop, name, text });
  // Within it: afterwards a newer text of the same record may stand there already.
  const stands = await transaction.store.get([workshop, name]);
  await transaction.done;
  if (stands?.text !== text) throw new Refused('NotKept');
  tell(WORKSHOPS);
}

/** Those of these names, and, of a beginning (none, or one that ends in a dot), all that begin so. */
export async function eraseRecords(workshop, beginnings) {
  const db = await database();
  const transaction = db.transaction(WORKSHOPS, 'readwrite', STRICT);
  for (const name of beginnings) {
    transaction.store.delete(IDBKeyRange.bound([workshop, name], [workshop, !name || name.endsWith('.') ? `${name}\uffff` : name]));
  }
  await transaction.done;
  tell(WORKSHOPS);
}

/** Everything that this app has kept in this browser. */
export async function eraseAll() {
  const db = await database();
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readwrite', STRICT);
  for (const name of names) transaction.objectStore(name).clear();
  await transaction.done;
  tell('');
}

/** Everything there is, as it is, for the page that works without the app. */
export async function dump() {
  const db = await database();
  const content = {};
  for (const name of db.objectStoreNames) content[name] = await db.getAll(name);
  content.incoming = content.incoming?.map(({ name, at, bytes }) => ({ name, at, bytes: Array.from(bytes) }));
  // Steps that were on their way when a tab died.
  content.mirror = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (/^genki-board\.(mirror|workshop)\./.test(key)) content.mirror.push(localStorage.getItem(key));
    }
  } catch {
    // Blocked: then nothing is there.
  }
  return content;
}

/** Asks the browser not to clear this on its own; it may say no. */
export async function persist() {
  await navigator.storage?.persist?.();
}

/** How much is kept here and how much could be, in bytes; whether the browser keeps it for good. */
export async function room() {
  const { usage, quota } = await navigator.storage.estimate();
  const promised = (await navigator.storage.persisted?.()) ?? false;
  // WebKit clears what a page has kept after a week without a visit, unless it is installed.
  const forgets = /apple/i.test(navigator.vendor) && !promised;
  return JSON.stringify({ used: Math.round(usage ?? 0), all: Math.round(quota ?? 0), promised, forgets });
}

export function panicked(message) {
  console.error(message);
  document.dispatchEvent(new CustomEvent('genki-board:panic'));
}
