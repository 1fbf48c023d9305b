// Several texts in one file. Browsers stop after some downloads in a row, and twenty-four are asked for at once.
import { strToU8, Zip, ZipDeflate } from 'fflate';

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
