// Adds up what the runners of `make test` said, and ends with one line and one exit code.
import { readFileSync } from 'node:fs';

const [log, status] = process.argv.slice(2);
const text = readFileSync(log, 'utf8').replaceAll(/\x1b\[[0-9;]*m/g, '');
const sum = (pattern) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

const passed = sum(/test result: \w+\. (\d+) passed/g) + sum(/^\s+(\d+) passed \(/gm) + sum(/^ℹ pass (\d+)$/gm);
let failed = sum(/test result: \w+\. \d+ passed; (\d+) failed/g) + sum(/^\s+(\d+) failed$/gm) + sum(/^ℹ fail (\d+)$/gm);
// Something that is no test went wrong: a build, a lint.
if (status !== '0' && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
