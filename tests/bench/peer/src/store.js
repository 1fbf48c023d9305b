// The document at hand and its way to the disk: the whole model at each edit, as such apps do it.
import { openDB } from 'idb';
import { fileSchema, rowsOf } from './model.js';

let state = { base: null, rows: [], directions: [], saved: '' };
const listeners = new Set();
export const subscribe = (listener) => (listeners.add(listener), () => listeners.delete(listener));
export const snapshot = () => state;
const set = (next) => {
  state = next;
  listeners.forEach((listener) => listener());
};

const db = openDB('peer', 1, { upgrade: (made) => made.createObjectStore('documents') });

export function take(text) {
  const { base } = fileSchema.parse(JSON.parse(text)).body;
  set({ base, ...rowsOf(base), saved: '' });
}

async function save() {
  await (await db).put('documents', state.base, 'current');
  performance.mark('saved');
  set({ ...state, saved: new Date().toTimeString().slice(0, 5) });
}

export function edit(id, period, typed) {
  const value = Number(typed.normalize('NFKC').replaceAll(',', ''));
  if (typed.trim() === '' || Number.isNaN(value)) return false;
  const known = state.base.observations.some((found) => found.indicator === id && found.period === period);
  const observations = known
    ? state.base.observations.map((found) => (found.indicator === id && found.period === period ? { ...found, value } : found))
    : [...state.base.observations, { id: `${id}.${period}.1`, indicator: id, period, value, state: 'final' }];
  const base = { ...state.base, observations };
  set({ ...state, base, ...rowsOf(base) });
  save();
  return true;
}

export async function asExcel() {
  const { utils, writeFile } = await import('xlsx');
  const sheet = utils.json_to_sheet(state.rows.map((row) => ({ 指標: row.indicator.name, 実績: row.latest?.value, 目標: row.target?.value, 状態: row.status })));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '指標');
  writeFile(book, 'indicators.xlsx');
}

export async function load() {
  const kept = await (await db).get('documents', 'current');
  if (kept) set({ base: kept, ...rowsOf(kept), saved: '' });
  else take(await (await fetch('strategies/chiba-5.json')).text());
}
