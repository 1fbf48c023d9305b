// How pictures leave the page. What is HTML leaves as the browser has laid it out: its fields, rules and marks, and its
// lines of text at their places. (The libraries for this wrap the HTML in a foreignObject, of which Word, Inkscape and
// LibreOffice show nothing.)
const SVG = 'http://www.w3.org/2000/svg';
const AROUND = 24;
const NOT_SEEN = /^(rgba\(.*, 0\)|transparent)$/;

// An SVG of the figure with this heading as it would stand in a place so wide: with another drawing in place of its own,
// where there is one, and further lines below it.
export async function laidOut(heading, width, drawing, lines) {
  // What was asked to be drawn meanwhile is there with the next frame.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const figure = document.getElementById(heading).closest('figure');
  const place = document.createElement('div');
  place.className = 'portrait';
  place.inert = true;
  // Where text is set larger, tables keep the room that their columns need.
  place.style.inlineSize = `max(${width}px, 67rem)`;
  place.append(copyOf(figure, drawing, lines));
  figure.after(place);
  try {
    // What the page would scroll sideways has all the room that it takes.
    const wide = Math.max(0, ...[...place.querySelectorAll('.scroll')].map((scrolled) => scrolled.scrollWidth));
    if (wide > place.clientWidth) place.style.inlineSize = `${wide}px`;
    return drawn(place, place.clientWidth + 2 * AROUND);
  } finally {
    place.remove();
  }
}

// Without what only works on the page.
function copyOf(figure, drawing, lines) {
  const copy = figure.cloneNode(true);
  for (const control of copy.querySelectorAll('.switch, .take, .spoken, .pointed')) control.remove();
  for (const named of [copy, ...copy.querySelectorAll('[id]:not(svg *)')]) named.removeAttribute('id');
  if (drawing) {
    const svg = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
    // It stands as a drawing, or as its table.
    copy.querySelector('.canvas, .scroll').replaceWith(document.importNode(svg, true));
  }
  const caption = copy.querySelector('figcaption');
  for (const line of lines) caption.append(Object.assign(document.createElement('div'), { className: 'origin', textContent: line }));
  return copy;
}

function drawn(place, width) {
  const { left, top, height } = place.getBoundingClientRect();
  const high = Math.ceil(height) + 2 * AROUND;
  const root = element('svg', { width, height: high, viewBox: `0 0 ${width} ${high}` });
  root.append(element('rect', { width, height: high, fill: '#ffffff' }));
  const moved = ({ left: x, top: y, width, height }) => ({ x: round(x - left + AROUND), y: round(y - top + AROUND), width: round(width), height: round(height) });
  const seen = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return root.append(...textOf(node, moved));
    if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility()) return;
    if (node.localName === 'svg') return root.append(markOf(node, moved));
    root.append(...boxOf(node, moved));
    node.childNodes.forEach(seen);
  };
  seen(place);
  return new XMLSerializer().serializeToString(root);
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

const round = (value) => Math.round(value * 100) / 100;

// The field of an element, and the rules at its sides.
function boxOf(node, moved) {
  const style = getComputedStyle(node);
  const boxes = [...node.getClientRects()].map(moved);
  const field = NOT_SEEN.test(style.backgroundColor) ? [] : boxes.map((box) => element('rect', { ...box, fill: style.backgroundColor }));
  const rule = (side, at) => {
    const [thick, color] = [parseFloat(style[`border${side}Width`]), style[`border${side}Color`]];
    const drawn = thick > 0 && style[`border${side}Style`] !== 'none' && !NOT_SEEN.test(color);
    return drawn ? boxes.map((box) => element('rect', { ...box, ...at(box, thick), fill: color })) : [];
  };
  return [
    ...field,
    ...rule('Top', (_, thick) => ({ height: thick })),
    ...rule('Bottom', (box, thick) => ({ y: round(box.y + box.height - thick), height: thick })),
    ...rule('Left', (_, thick) => ({ width: thick })),
    ...rule('Right', (box, thick) => ({ x: round(box.x + box.width - thick), width: thick })),
  ];
}

// A drawing within the page, with the inks that the style sheet gives it.
function markOf(node, moved) {
  const copy = node.cloneNode(true);
  const [own, copied] = [node, copy].map((svg) => [svg, ...svg.querySelectorAll('*')]);
  const pairs = own.map((of, at) => [of, copied[at]]);
  for (const [of, to] of pairs) {
    const style = getComputedStyle(of);
    for (const ink of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray']) to.setAttribute(ink, style.getPropertyValue(ink));
    to.removeAttribute('class');
  }
  for (const [name, value] of Object.entries(moved(node.getBoundingClientRect()))) copy.setAttribute(name, value);
  return copy;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// The lines of a text, each as wide as it stands there, whatever fonts another program has.
function textOf(node, moved) {
  const range = document.createRange();
  const found = [];
  // A letter with its marks is one; a space neither begins a line nor ends one.
  for (const { segment, index } of letters.segment(node.data)) {
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const box = [...range.getClientRects()].find(({ width }) => width > 0);
    if (!box) continue;
    const last = found.at(-1);
    const blank = !segment.trim();
    if (!last || Math.abs(last.top - box.top) >= 2) {
      if (!blank) found.push({ text: segment, blanks: '', left: box.left, right: box.right, top: box.top, height: box.height });
    } else if (blank) last.blanks += segment;
    else Object.assign(last, { text: last.text + last.blanks + segment, blanks: '', left: Math.min(last.left, box.left), right: Math.max(last.right, box.right) });
  }
  const style = getComputedStyle(node.parentElement);
  return found.map(({ text, left, right, top, height }) => {
    const box = moved({ left, top, width: right - left, height });
    const line = element('text', {
      x: box.x,
      y: round(box.y + box.height * ascent(style)),
      textLength: box.width,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      fill: style.color,
    });
    line.textContent = text;
    return line;
  });
}

let measure;
// How much of a line of a font stands above its base line.
function ascent({ fontFamily, fontSize, fontWeight }) {
  measure ??= document.createElement('canvas').getContext('2d');
  measure.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measure.measureText('国');
  return above / (above + below);
}

// Browsers draw no more pixels than this everywhere.
const MOST_PIXELS = 16e6;

// A picture of twice the size, for print and projection; a very long one as large as it can be.
export async function raster(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = Object.assign(new Image(), { src: url });
    await image.decode();
    const times = Math.min(2, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
    const [width, height] = [image.width, image.height].map((side) => Math.floor(side * times));
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    // Where the browser has no memory for it there is none: that is told, not handed over.
    if (!blob) throw new Error('no picture of this size');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
