// Reads codes: from a camera as long as it is wanted, and from pictures. Nothing of either is kept, and nothing is sent.
let loading;

function library() {
  loading ??= import('#qr-reading').catch((error) => {
    // The next one who asks may have better luck.
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Fetches what reads, as long as there is a network. */
export function prepare() {
  library().catch(() => {});
}

/** Shows the camera in a video element and tells the text of every code that is seen; the answer ends it. */
export async function watch(video, tell) {
  const { QRCanvas, frameLoop, rearCamera } = await library();
  const camera = await rearCamera(video);
  const canvas = new QRCanvas();
  let reading = false;
  const cancel = frameLoop(async () => {
    if (reading) return;
    reading = true;
    try {
      const seen = await camera.readFrame(canvas);
      for (const text of [seen].flat()) if (typeof text === 'string') tell(text);
    } catch {
      // A frame that cannot be read is one of many: the next one comes at once.
    }
    reading = false;
  });
  return () => {
    cancel();
    camera.stop();
  };
}

/** The texts of the codes in a picture; none where there is none, or it is no picture. */
export async function codesIn(file) {
  try {
    const [{ decodeQRBatch }, bitmap] = await Promise.all([library(), createImageBitmap(file)]);
    const { width, height } = bitmap;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const [found] = await decodeQRBatch([context.getImageData(0, 0, width, height)], { effort: 4, timeLimit: 2000 });
    return found.filter((text) => typeof text === 'string');
  } catch {
    return [];
  }
}
