// How slow this machine is just now, as a multiple of the one that the limits of time were made on; never below 1. Limits
// are multiplied by it: they are there to tell a hang, and a slow or busy machine is none.
const WORK = 30_000_000;
// What the work took there, with nothing else to do, in milliseconds.
const IDLE = 150;

function work() {
  const start = performance.now();
  let sum = 0;
  for (let at = 0; at < WORK; at += 1) sum = (sum * 31 + at) | 0;
  return [performance.now() - start, sum];
}

/** The worst of three: a busy machine is quick for a moment, too. */
export const slowness = Math.max(1, ...[0, 1, 2].map(() => work()[0] / IDLE));

/** So many milliseconds there, here. */
export const patience = (milliseconds) => milliseconds * slowness;
