// How the screens of each part of the program look, and what goes on paper: fetched with the part, since nobody else
// waits for it.
const SHEETS = {
  pages: () => import('./pages.js'),
  charts: () => import('./charts.js'),
  cycle: () => import('./cycle.js'),
  editor: () => import('./editor.js'),
  workshop: () => import('./workshop.js'),
  print: () => import('./print.js'),
};

/** A promise of the sheets; of a part that has none, of nothing. */
export const sheets = async (part) => SHEETS[part]?.();
