// Pictures that leave the page: what makes them is loaded when the first one is wanted.
const drawing = () => import('#picture-drawing');

export async function laidOut(...given) {
  return (await drawing()).laidOut(...given);
}

export async function raster(...given) {
  return (await drawing()).raster(...given);
}
