/**
 * Pictures in the manner of the site's posters, for what has none of its own: rays, a star or a sun, a land under it. Drawn of
 * a few shapes, the same each time for the same entry; the look of each shape is the page's, or the share picture's.
 */

export type Tone = 'ground' | 'ray' | 'light' | 'far' | 'near' | 'edge';
export interface PosterShape {
  d: string;
  tone: Tone;
}
export const posterWidth = 1200;
export const posterHeight = 675;

/** A small number that an id always gives. */
const seedOf = (id: string): number => [...id].reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) % 9973, 7);
const point = (cx: number, cy: number, radius: number, angle: number): string =>
  `${Math.round(cx + radius * Math.cos(angle))} ${Math.round(cy + radius * Math.sin(angle))}`;

const rays = (cx: number, cy: number, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i * 2 * Math.PI) / count;
    return `M${cx} ${cy}L${point(cx, cy, 1500, angle)}L${point(cx, cy, 1500, angle + Math.PI / count)}z`;
  }).join('');
const circle = (cx: number, cy: number, r: number): string => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const star = (cx: number, cy: number, r: number): string =>
  `M${Array.from({ length: 10 }, (_, i) => point(cx, cy, i % 2 === 0 ? r : r * 0.382, -Math.PI / 2 + (i * Math.PI) / 5)).join('L')}z`;

/** Down to the lower edge and back to the left one. */
const ground = `V${posterHeight}H0z`;
const hills = (top: number, shift: number): string =>
  `M0 ${top + 60}C${200 + shift} ${top - 40} ${380 + shift} ${top + 120} 620 ${top + 30}S${1000 - shift} ${top - 50} ${posterWidth} ${top + 50}${ground}`;
const waves = (top: number): string => `M0 ${top}${Array.from({ length: 10 }, () => 'q30 -34 60 0t60 0').join('')}${ground}`;
const houses = (top: number, seed: number): string =>
  Array.from({ length: 9 }, (_, i) => {
    const x = i * 140 - 30;
    const y = top + ((seed + i * 37) % 5) * 14;
    return `M${x} ${posterHeight}V${y}l56 -44l56 44V${posterHeight}z`;
  }).join('');
const lands: readonly ((seed: number) => readonly string[])[] = [
  (seed: number) => [hills(470, seed % 120), hills(545, (seed * 3) % 140)],
  () => [waves(520), waves(590)],
  (seed: number) => [houses(470, seed), waves(610)],
];

/** A person's has a star over blue; that of a collective a rising sun. `middle`: where it must stand, for a narrow cut. */
export const poster = (id: string, person: boolean, middle?: number): readonly PosterShape[] => {
  const seed = seedOf(id);
  const cx = middle ?? 420 + (seed % 4) * 120;
  const cy = person ? 260 : 330;
  const [far, near] = lands[seed % lands.length]!(seed) as [string, string];
  return [
    { d: `M0 0h${posterWidth}v${posterHeight}H0z`, tone: 'ground' },
    { d: rays(cx, cy, 14), tone: 'ray' },
    { d: person ? star(cx, cy, 170) : circle(cx, cy, 150), tone: 'light' },
    ...(person ? [] : [{ d: star(cx, cy + 6, 78), tone: 'edge' } as const]),
    { d: far, tone: 'far' },
    { d: near, tone: 'near' },
  ];
};
