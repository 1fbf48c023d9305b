// How the screens of a part look, for the program.
export { sheets } from '#sheets/index.js';
