import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Pictures that hold together from outside, whatever their points come to. */

const points = (width: number, height: number, channels: 1 | 3 | 4 = 3) =>
  sharp(Buffer.alloc(width * height * channels, 130), { raw: { width, height, channels } });

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const png = (width: number, height: number, data: Uint8Array, { depth = 8, colour = 2, interlace = 0 } = {}): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ]);
};
const svg = (attributes: string, inside = '') => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`);
const rows = (width: number, height: number) => deflateSync(Buffer.alloc((width * 3 + 1) * height, 0));

/** Pictures that do not open. */
export const oddPictures = async (): Promise<Readonly<Record<string, Uint8Array>>> => {
  const jpeg = await points(64, 48).jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const [badSum, badWebp] = [png(8, 8, rows(8, 8)), await points(64, 48).webp().toBuffer()];
  badSum[badSum.length - 13] = badSum[badSum.length - 13]! ^ 0xff;
  badWebp.fill(0x55, 30);
  return {
    'sai-tong.png': badSum,
    'diem-anh-hong.png': png(8, 8, Buffer.from('không phải điểm ảnh')),
    'thieu-diem-anh.png': png(800, 800, rows(800, 3)),
    'kieu-la.png': png(8, 8, rows(8, 8), { depth: 3, colour: 9, interlace: 7 }),
    'thieu-bang.jpg': Buffer.concat([jpeg.subarray(0, 2), jpeg.subarray(frame)]),
    'ruot-hong.webp': badWebp,
    'trong.svg': svg(''),
    'khong-co-co.svg': svg('', '<rect width="9" height="9"/>'),
    'khong-rong.svg': svg(' width="0" height="0" viewBox="0 0 0 0"'),
    'phan-tram.svg': svg(' width="100%" height="100%"', '<rect width="9" height="9"/>'),
  };
};

/** Pictures that open, though few people make such. */
export const wholePictures = async (): Promise<Readonly<Record<string, Uint8Array>>> => ({
  'mot-diem.png': await points(1, 1).png().toBuffer(),
  'rat-dai.png': await points(4000, 1).png().toBuffer(),
  'muoi-sau-bit.png': await points(8, 8).toColourspace('rgb16').png().toBuffer(),
  'bang-mau.png': await points(8, 8).png({ palette: true }).toBuffer(),
  'xen-dong.png': await points(8, 8).png({ progressive: true }).toBuffer(),
  'trong-suot.png': await points(8, 8, 4).png().toBuffer(),
  'mot-diem.jpg': await points(1, 1).jpeg().toBuffer(),
  'tung-luot.jpg': await points(64, 48).jpeg({ progressive: true }).toBuffer(),
  'xam.jpg': await points(64, 48, 1).jpeg().toBuffer(),
  'bon-mau.jpg': await points(64, 48).toColourspace('cmyk').jpeg().toBuffer(),
  'khong-mat-mat.webp': await points(64, 48).webp({ lossless: true }).toBuffer(),
  'co-co.svg': svg(' viewBox="0 0 3 2"', '<rect width="3" height="2"/>'),
});
