// 共有: hands a file to another program of the device, such as its mail.
const file = (name, text) => new File([text], name, { type: 'text/plain' });

export const canShare = () => navigator.canShare?.({ files: [file('a.txt', '')] }) ?? false;

export const share = (name, text) => navigator.share({ files: [file(name, text)] });
