// The page that works without the app: what this browser keeps, handed over as it is.
import { dump } from './idb.js';

const state = document.getElementById('state');
const save = document.getElementById('save');

function line(generation, steps) {
  const entry = document.createElement('li');
  const title = document.createElement('span');
  title.className = 'name';
  title.textContent = generation.name;
  const about = document.createElement('small');
  about.textContent = `第${generation.revision}世代　記録 ${steps.length}件`;
  title.append(about);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'この文書をファイルに保存';
  button.setAttribute('aria-label', `この文書をファイルに保存　${generation.name}`);
  button.addEventListener('click', () => hand(whole(generation.text, steps), `${generation.slot}.json`));
  entry.append(title, button);
  return entry;
}

/** A file of the document with the steps that it does not hold yet; as it stands where it cannot be read. */
function whole(text, steps) {
  try {
    const { counts, sha256, ...file } = JSON.parse(text);
    const changes = steps.flatMap((step) => JSON.parse(step.changes));
    const known = new Set((file.body.changes ?? []).map(({ id }) => JSON.stringify(id)));
    file.body.changes = [...(file.body.changes ?? []), ...changes.filter(({ id }) => !known.has(JSON.stringify(id)))];
    return file;
  } catch {
    return { text, steps };
  }
}

function hand(content, name) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// Opening the app from here is a new beginning, not a third failure.
document.getElementById('again').addEventListener('click', () => {
  try {
    sessionStorage.removeItem('genki-board.starts');
  } catch {
    // Blocked: then nothing was counted, either.
  }
});

try {
  const content = await dump();
  const steps = (slot) => content.journal.filter((step) => step.slot === slot);
  const documents = content.documents.length > 0 ? content.documents : content.previous;
  document.getElementById('documents').replaceChildren(
    ...documents.map((generation) => line(generation, steps(generation.slot))),
  );
  state.textContent = documents.length > 0 ? `文書 ${documents.length}件が残っています。` : 'このブラウザに保存されている文書はありません。';
  save.hidden = false;
  save.addEventListener('click', () => hand(content, 'genki-board-saved-data.json'));
} catch (error) {
  state.textContent = `保存されているものを読めませんでした（${error.name}）。ブラウザの設定で保存が禁止されているかもしれません。`;
}
