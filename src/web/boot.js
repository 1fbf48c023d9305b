// What the browser runs first: starts the app, and says so where it cannot run or has died.
import init from '../../target/web/genki-board.js';
import wasm from '../../target/web/genki-board_bg.wasm?url';

function stopped() {
  document.getElementById('overlay').hidden = false;
  document.getElementById('overlay-reload').focus();
}

document.getElementById('overlay-reload').addEventListener('click', () => location.reload());
document.addEventListener('genki-board:panic', stopped);

try {
  await init({ module_or_path: wasm });
} catch (error) {
  console.error(error);
  stopped();
}
