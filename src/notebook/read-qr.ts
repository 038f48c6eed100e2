import decodeQR from 'qr/decode.js';

/** A photograph is made this small: the modules of a full message are still several dots wide. */
const longestSide = 1600;

/** The text of the QR code in a picture; undefined where none is seen, or it is no picture. */
export const textInPicture = async (file: Blob): Promise<string | undefined> => {
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * share), Math.round(picture.height * share)];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const paint = canvas.getContext('2d')!;
    paint.drawImage(picture, 0, 0, width, height);
    return decodeQR(paint.getImageData(0, 0, width, height), { effort: Infinity, timeLimit: 3000 });
  } catch {
    return undefined;
  }
};
