import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { isInertSvg, kindOfMedia, mediaFault, stripMetadata } from '../index.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { photo } from '../../../scripts/tests/photo.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const together = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const svg = (inside: string, head = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"${head}>${inside}</svg>`;
const pdf = (inside = '') => bytes(`%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
/** What is written beside a picture, by a reader of EXIF; sharp takes it out of its box, for the reader knows no WebP. */
const written = async (image: Uint8Array): Promise<Record<string, unknown> | undefined> => {
  const { exif, xmp, iptc } = await sharp(image).metadata();
  const tiff = exif?.subarray(exif.toString('latin1').startsWith('Exif') ? 6 : 0);
  const told = tiff && ((await exifr.parse(tiff, { gps: true, tiff: true })) as Record<string, unknown>);
  return told || xmp || iptc ? { ...told, ...(xmp && { xmp }), ...(iptc && { iptc }) } : undefined;
};
const formats = ['jpeg', 'png', 'webp'] as const;

describe('what was put into a picture goes out of it again', () => {
  test.each(formats)('%s: place, time, camera, words and XMP', async (format) => {
    const taken = await photo(format);
    const before = (await written(taken))!;
    expect(before['latitude']).toBeCloseTo(10.0339, 3);
    expect(before).toMatchObject({ Artist: 'NguoiMau', xmp: expect.anything() as unknown });
    expect(mediaFault(`anh.${format}`, taken)).toBe('noi-chup');
    const clean = stripMetadata(taken);
    expect(await written(clean)).toBeUndefined();
    expect(Buffer.from(clean).includes('NguoiMau')).toBe(false);
    expect(mediaFault(`anh.${format}`, clean)).toBeUndefined();
    expect(stripMetadata(clean)).toEqual(clean);
    const points = (image: Uint8Array) => sharp(image).raw().toBuffer();
    expect((await points(clean)).equals(await points(taken))).toBe(true);
  });
  test.each(formats.flatMap((format) => [1, 3, 6, 8].map((orientation) => [format, orientation] as const)))(
    '%s lying on side %i is seen upright as before',
    async (format, orientation) => {
      const taken = await photo(format, { orientation });
      const clean = stripMetadata(taken);
      const upright = (image: Uint8Array) => sharp(image).autoOrient().raw().toBuffer({ resolveWithObject: true });
      const [a, b] = [await upright(taken), await upright(clean)];
      expect([b.info.width, b.info.height]).toEqual([a.info.width, a.info.height]);
      expect(b.data.equals(a.data)).toBe(true);
      expect((await sharp(clean).metadata()).orientation ?? 1).toBe(orientation);
      expect(Buffer.from(clean).includes('MayMau')).toBe(false);
      expect(mediaFault(`anh.${format}`, clean)).toBeUndefined();
    },
  );
  test('colours stay: the profile of the picture is kept', async () => {
    for (const format of formats) {
      const taken = new Uint8Array(
        await sharp(await photo(format))
          .withIccProfile('p3')
          .toFormat(format)
          .toBuffer(),
      );
      expect((await sharp(stripMetadata(taken)).metadata()).icc?.length, format).toBe((await sharp(taken).metadata()).icc?.length);
    }
  });
  test('what is appended is cut off: a second picture, a page, a package', async () => {
    for (const format of formats) {
      const taken = stripMetadata(await photo(format));
      const longer = together(taken, bytes('<script>alert(1)</script>'));
      expect(mediaFault(`anh.${format}`, longer), format).toBe('kem');
      expect(stripMetadata(longer), format).toEqual(taken);
    }
  });
  test('progressive and moving pictures come through whole', async () => {
    const still = await photo('jpeg');
    const progressive = new Uint8Array(
      await sharp(still)
        .jpeg({ progressive: true })
        .withExif({ IFD0: { Artist: 'NguoiMau' } })
        .toBuffer(),
    );
    expect(mediaFault('anh.jpg', stripMetadata(progressive))).toBeUndefined();
    expect((await sharp(stripMetadata(progressive)).raw().toBuffer()).equals(await sharp(progressive).raw().toBuffer())).toBe(true);
    const frames = [still, await sharp(still).negate().toBuffer()];
    const moving = new Uint8Array(
      await sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
    );
    expect((await sharp(stripMetadata(moving), { animated: true }).metadata()).pages).toBe(2);
  });
  test('any bytes at all: no throw, and the same again the second time', async () => {
    const seeds = await Promise.all(formats.map((format) => photo(format)));
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(),
        (seed, changes, cut) => {
          const torn = seed.slice(0, seed.length - (cut % 3 === 0 ? cut % seed.length : 0));
          for (const [at, value] of changes) if (torn.length > 0) torn[at % Math.min(torn.length, 4000)] = value;
          kindOfMedia(torn);
          mediaFault('anh.jpg', torn);
          const clean = stripMetadata(torn);
          expect(stripMetadata(clean)).toEqual(clean);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a file is what its bytes say', () => {
  test('pictures of the sample come in', () => {
    const folder = join(largeSample(), 'content/media');
    for (const name of readdirSync(folder)) expect(mediaFault(name, readFileSync(join(folder, name))), name).toBeUndefined();
  });
  test('an attachment comes in, one that acts by itself does not', () => {
    expect(mediaFault('ke-hoach.pdf', pdf())).toBeUndefined();
    for (const inside of [
      '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
      '/AA<</O<</S/Launch/F(x.exe)>>>>',
      '/Names<</EmbeddedFiles 2 0 R>>',
    ])
      expect(mediaFault('ke-hoach.pdf', pdf(inside)), inside).toBe('pdf');
  });
  test.each([
    ['a page that calls itself a picture', 'trang.jpg', bytes('<!doctype html><script>alert(1)</script>'), 'la'],
    ['a GIF that is also a script', 'anh.gif', bytes('GIF89a/*<svg/onload=alert(1)>*/=1;alert(1)'), 'gif'],
    ['a GIF that calls itself PNG', 'anh.png', bytes('GIF89a<script>alert(1)</script>'), 'gif'],
    ['a program', 'anh.jpg', bytes('MZ\0\0This program cannot be run in DOS mode'), 'la'],
    ['a table', 'danh-sach.csv', bytes('Mã,Tên\nDV-1A,x\n'), 'la'],
    ['a workbook', 'so.pdf', bytes('PK\u0003\u0004xl/workbook.xml'), 'la'],
    ['a script', 'chay.js', bytes('alert(1)'), 'la'],
    ['nothing', 'rong.png', new Uint8Array(), 'la'],
    ['a photo of an iPhone', 'anh.heic', bytes('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'), 'heic'],
    ['a photo of an iPhone that calls itself JPEG', 'anh.jpg', bytes('\0\0\0\u0018ftypmif1\0\0\0\0mif1heic'), 'heic'],
    ['a PDF with a page before it', 'ke-hoach.pdf', together(bytes('<script>1</script>'), pdf()), 'la'],
    ['a drawing that calls itself PNG', 've.png', bytes(svg('')), 'duoi'],
    ['a PDF that calls itself picture', 've.png', pdf(), 'duoi'],
    ['a name with marks', 'Ảnh đẹp.svg', bytes(svg('')), 'ten'],
    ['a name that hides', '.htaccess', bytes(svg('')), 'ten'],
    ['a PDF too large', 'ke-hoach.pdf', together(pdf().slice(0, 9), new Uint8Array(11 << 20), pdf().slice(9)), 'lon'],
  ])('%s', (_, name, content, fault) => {
    expect(mediaFault(name, content)).toBe(fault);
  });
  test('a picture that is cut off, or far too large', async () => {
    for (const format of formats) {
      const whole = stripMetadata(await photo(format));
      expect(mediaFault(`anh.${format}`, whole.slice(0, -20)), format).toBe('la');
    }
    const vast = new Uint8Array(
      await sharp({ create: { width: 9000, height: 6000, channels: 3, background: 'white' } })
        .png({ palette: true })
        .toBuffer(),
    );
    expect(mediaFault('anh.png', stripMetadata(vast))).toBe('rong');
  });
});

describe('a drawing is shapes and words', () => {
  test.each([
    svg('<path d="M0 0h9v9z" fill="#fff"/><title>Tên &amp; nghĩa</title><text x="1" y="2">Đoàn</text>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n${svg('<defs><g id="a"><path d="M0 0"/></g></defs><use href="#a" transform="translate(3 4)"/>')}\n`,
    svg('<clipPath id="b"><circle cx="1" cy="1" r="1"/></clipPath><g clip-path="url(#b)"><rect width="9" height="9"/></g>'),
  ])('kept: %s', (text) => {
    expect(isInertSvg(text)).toBe(true);
  });
  test.each([
    svg('<script>alert(1)</script>'),
    svg('<SCRIPT>alert(1)</SCRIPT>'),
    svg('', ' onload="alert(1)"'),
    svg('', ' ONLOAD="alert(1)"'),
    svg('<path d="M0 0" onclick="alert(1)"/>'),
    svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>1</script></body></foreignObject>'),
    svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    svg('<use href="https://vi-du.vn/x.svg#a"/>'),
    svg('<use href="data:image/svg+xml,x#a"/>'),
    svg('<use xlink:href="#a"/>'),
    svg('<image href="https://vi-du.vn/a.png"/>'),
    svg('<feImage href="x"/>'),
    svg('<style>*{background:url(https://vi-du.vn/)}</style>'),
    svg('<path d="M0 0" style="fill:url(https://vi-du.vn/)"/>'),
    svg('<path d="M0 0" fill="url(https://vi-du.vn/)"/>'),
    svg('<path d="M0 0" fill="url(&#x6a;avascript:1)"/>'),
    svg('<path d="M0 0" fill="u\\72l(//vi-du.vn)"/>'),
    svg('<animate attributeName="href" to="javascript:1"/>'),
    svg('<set attributeName="onclick" to="1"/>'),
    svg('<handler>1</handler>'),
    svg('<iframe src="x"/>'),
    svg('<![CDATA[<script>1</script>]]>'),
    svg('<!-- --><path d="M0 0"/>'),
    svg('<?xml-stylesheet href="x.css"?>'),
    `<!DOCTYPE svg [<!ENTITY x "<script>1</script>">]>${svg('<text>&x;</text>')}`,
    svg('<text>&#60;script></text>'),
    svg('<g><path d="M0 0"/>'),
    svg('</g>'),
    svg('') + svg(''),
    svg('') + '<script/>',
    svg('<svg xmlns="http://www.w3.org/1999/xhtml"/>'),
    '<svg><path d="M0 0"/></svg>',
    '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    svg("<path d='M0 0'/>"),
    svg('<path d="M0 0" d="M1 1"/>'),
    svg('<g id="a"><use href="#a"/></g>'),
    svg(
      `<defs><path id="p0" d="M0 0"/>${Array.from({ length: 9 }, (_, i) => `<g id="p${i + 1}">${`<use href="#p${i}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#p9"/>`,
    ),
    '',
  ])('refused: %s', (text) => {
    expect(isInertSvg(text)).toBe(false);
  });
  test('no text at all makes it run on', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>/="svg x&;!-?#'), maxLength: 60 }),
        (text) => typeof isInertSvg(svg(text)) === 'boolean',
      ),
    );
    expect(isInertSvg(`${'<'.repeat(200_000)}`)).toBe(false);
    expect(isInertSvg(svg(`<path${' d="M0 0" '.repeat(20_000)}`))).toBe(false);
  });
});
