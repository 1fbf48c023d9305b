// Several texts in one file. Browsers stop after some downloads in a row, and twenty-four are asked for at once.
import { strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';

// The thread is left between the files, so that a large document holds nothing up.
export const zipped = async (names, texts) => {
  const parts = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [at, name] of names.entries()) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(strToU8(texts[at]), true);
    await new Promise((go) => setTimeout(go));
  }
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
};

// A small file can say that it holds endlessly much.
const MOST = 512 * 1024 * 1024;
// What a file system or its user has put beside.
const beside = (name) => name.endsWith('/') || name.startsWith('__MACOSX/') || name.split('/').at(-1).startsWith('.');

// What older programs wrote is in no encoding that they name: the bytes stand there as letters.
const readable = (name) => {
  if (!/[\u0080-\u00ff]/.test(name) || /[^\u0000-\u00ff]/.test(name)) return name;
  const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return name;
};

export const unzipped = (bytes) => {
  let size = 0;
  const wanted = ({ name, originalSize }) => {
    if (beside(name)) return false;
    size += originalSize;
    if (size > MOST) throw new RangeError(name);
    return true;
  };
  return Object.entries(unzipSync(bytes, { filter: wanted })).map(([name, content]) => [readable(name), content]);
};
