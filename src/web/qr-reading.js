// The reading of QR codes, loaded when the first one is to be read.
export { decodeQRBatch } from 'qr/decode.js';
export { QRCanvas, frameLoop, rearCamera } from 'qr/dom.js';
