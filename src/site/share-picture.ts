import { createHash } from 'node:crypto';
import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff?inline';
import latin700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff?inline';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff?inline';
import vietnamese700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff?inline';
import satori from 'satori';
import sharp from 'sharp';
import { poster, posterHeight, posterWidth, type Tone } from './poster.ts';

/** The picture that goes with an address sent in a message: a poster with the words on it, in the site's own letters. */

export interface SharePicture {
  /** Decides how the poster looks. */
  id: string;
  person?: boolean;
  eyebrow: string;
  title: string;
  text: string;
  /** In small, at the foot. */
  foot: string;
}

const size = { width: 1200, height: 630 };
/** The colours are those of the first tier of the tokens. */
type Colour = (name: string) => string;
const coloursOf = (tokens: string): Colour => {
  const palette = new Map([...tokens.matchAll(/--([a-z]+-?\d*): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
  return (name) => palette.get(name)!;
};
const bytesOf = (dataAddress: string): Buffer => Buffer.from(dataAddress.slice(dataAddress.indexOf(',') + 1), 'base64');
const font = (name: string, weight: 400 | 700, data: string) => ({ name, weight, style: 'normal' as const, data: bytesOf(data) });
const fonts = [
  font('Latin', 400, latin400),
  font('Latin', 700, latin700),
  font('Vietnamese', 400, vietnamese400),
  font('Vietnamese', 700, vietnamese700),
];

const toneColours = (person: boolean): Readonly<Record<Tone, string>> =>
  person
    ? { ground: 'blue-950', ray: 'blue-800', light: 'yellow-400', edge: 'red-600', far: 'blue-600', near: 'blue-950' }
    : { ground: 'yellow-400', ray: 'yellow-100', light: 'red-600', edge: 'yellow-400', far: 'blue-600', near: 'blue-800' };

const drawn = ({ id, person = false }: SharePicture, colour: Colour): string => {
  const look = toneColours(person);
  const paths = poster(id, person, posterWidth / 2).map(({ d, tone }) => `<path d="${d}" fill="${colour(look[tone])}"/>`);
  // The poster stands at the right, and the words on a plain ground beside it.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><svg x="700" width="500" height="630" viewBox="${posterWidth / 2 - 245} 0 500 ${posterHeight}" preserveAspectRatio="xMidYMid slice">${paths.join('')}</svg><path d="M0 0h700v630H0z" fill="${colour('blue-800')}"/><path d="M700 0h10v630h-10z" fill="${colour('yellow-400')}"/><path d="M710 0h8v630h-8z" fill="${colour('red-600')}"/></svg>`;
};

type Node = { type: string; props: Record<string, unknown> };
const box = (style: Record<string, unknown>, ...children: (Node | string)[]): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children: children.length === 1 ? children[0] : children },
});
/** Long names are set smaller, never cut in the middle. */
const titleSize = (title: string): number => (title.length > 60 ? 40 : title.length > 34 ? 50 : 62);

const lettered = ({ eyebrow, title, text, foot }: SharePicture, colour: Colour): Node =>
  box(
    {
      width: 604,
      height: size.height - 104,
      padding: '52px 48px',
      flexDirection: 'column',
      fontFamily: 'Latin, Vietnamese',
      color: colour('white'),
    },
    box({ fontSize: 26, fontWeight: 700, color: colour('yellow-400'), lineHeight: 1.4 }, eyebrow),
    box({ fontSize: titleSize(title), fontWeight: 700, lineHeight: 1.3, marginTop: 14 }, title),
    box({ fontSize: 29, lineHeight: 1.45, marginTop: 20, color: colour('blue-100'), lineClamp: 4, display: 'block' }, text),
    box({ flexGrow: 1 }, ''),
    box({ fontSize: 23, lineHeight: 1.4, color: colour('blue-200') }, foot),
  );

/** Named by what stands on it: another name, another picture, and nothing of the old one is left. */
export const shareKey = (picture: SharePicture): string => createHash('sha256').update(JSON.stringify(picture)).digest('hex').slice(0, 16);
export const sharePath = (picture: SharePicture): string => `chia-se/${shareKey(picture)}.png`;

/** @param tokens the sheet that names the colours */
export const sharePng = async (picture: SharePicture, tokens: string): Promise<Uint8Array<ArrayBuffer>> => {
  const colour = coloursOf(tokens);
  const words = await satori(lettered(picture, colour) as never, { ...size, fonts });
  const png = await sharp(Buffer.from(drawn(picture, colour)))
    .composite([{ input: Buffer.from(words) }])
    .png({ palette: true, quality: 90, effort: 7 })
    .toBuffer();
  return new Uint8Array(png);
};
