// Fetches what packs several files in one, and unpacks them.
export const zip = async (names, texts) => (await import('#zipping')).zipped(names, texts);
export const unzip = async (bytes) => (await import('#zipping')).unzipped(bytes);
