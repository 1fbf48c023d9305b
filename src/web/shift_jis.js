// Older office programs read Shift_JIS alone. Every browser has its table for reading; it is turned round here.
let bytesOf;

function table() {
  if (bytesOf) return bytesOf;
  bytesOf = new Map();
  const decoder = new TextDecoder('shift_jis');
  const learn = (...bytes) => {
    const letter = decoder.decode(new Uint8Array(bytes));
    if ([...letter].length === 1 && letter !== '\ufffd' && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
  };
  for (let single = 0; single < 0x80; single += 1) learn(single);
  for (let single = 0xa1; single < 0xe0; single += 1) learn(single);
  for (let lead = 0x81; lead < 0xfd; lead += 1) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail < 0xfd; trail += 1) if (trail !== 0x7f) learn(lead, trail);
  }
  // Written otherwise there, and meant alike.
  for (const [ours, theirs] of [['−', '－'], ['〜', '～'], ['—', '―'], ['‖', '∥'], ['–', '－'], ['¥', '￥'], ['\u00a0', ' ']]) bytesOf.set(ours, bytesOf.get(theirs));
  bytesOf.delete('\ufeff');
  return bytesOf;
}

// What it has no sign for becomes 〓, as in print.
export function encode(text) {
  const known = table();
  const missing = known.get('〓');
  return new Uint8Array([...text.replace(/^\ufeff/, '').normalize('NFC')].flatMap((letter) => known.get(letter) ?? missing));
}
