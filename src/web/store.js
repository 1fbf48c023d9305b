// The browser's database: documents, the journal of edits on them, and files as they came.
//
// Every write is strict: it is reported as done only when it is on disk, because of forty relaxed writes none survived a
// killed browser. The journal is only ever appended to.
import { openDB } from 'idb';

const NAME = 'genki-board';
const VERSION = 1;
const STRICT = { durability: 'strict' };

let opening;

function database() {
  opening ??= openDB(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('documents', { keyPath: 'slot' });
      db.createObjectStore('journal', { keyPath: ['slot', 'id'] });
      db.createObjectStore('incoming', { autoIncrement: true });
    },
    // A newer version of the app in another tab wants to change the shape: let it.
    blocking(_current, _blocked, event) {
      event.target.close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  }).catch((error) => {
    // A passing fault must not stand for ever: the next call tries again.
    opening = undefined;
    throw error;
  });
  return opening;
}

export async function probe() {
  await database();
}

const listed = ({ text, ...shelved }) => shelved;

export async function shelf() {
  const db = await database();
  return JSON.stringify((await db.getAll('documents')).map(listed));
}

export async function load(slot) {
  const db = await database();
  const transaction = db.transaction(['documents', 'journal']);
  const document = await transaction.objectStore('documents').get(slot);
  const steps = await transaction.objectStore('journal').getAll(IDBKeyRange.bound([slot], [slot, []]));
  return JSON.stringify({ text: document?.text ?? '', steps: steps.map((step) => step.changes) });
}

export async function putDocument(shelved, text, step) {
  const db = await database();
  const transaction = db.transaction(['documents', 'journal'], 'readwrite', STRICT);
  transaction.objectStore('documents').put({ ...JSON.parse(shelved), text });
  if (step) transaction.objectStore('journal').put(JSON.parse(step));
  await transaction.done;
}

export async function putShelved(shelved) {
  const db = await database();
  const transaction = db.transaction('documents', 'readwrite', STRICT);
  const value = JSON.parse(shelved);
  const known = await transaction.store.get(value.slot);
  if (known) await transaction.store.put({ ...known, ...value });
  await transaction.done;
}

export async function keep(step) {
  const db = await database();
  const transaction = db.transaction('journal', 'readwrite', STRICT);
  transaction.store.put(JSON.parse(step));
  await transaction.done;
}

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

export function panicked(message) {
  console.error(message);
  document.dispatchEvent(new CustomEvent('genki-board:panic'));
}
