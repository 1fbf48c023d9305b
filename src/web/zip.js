// Fetches what packs several files in one.
export const zip = async (names, texts) => (await import('#zipping')).zipped(names, texts);
