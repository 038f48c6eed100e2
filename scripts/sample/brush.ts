/** The palette and the few strokes from which the pictures are made. Each gives a piece of SVG, or of a path. */

export const blue = '#0b5cad';
export const dark = '#083a73';
export const night = '#06274f';
export const sky = '#8cc3e8';
export const red = '#d6202b';
export const brick = '#a8161f';
export const yellow = '#ffd23f';
export const amber = '#f6a623';
export const paper = '#fff7e6';
export const sand = '#f3dfb3';
export const green = '#2f8f5b';
export const forest = '#1c6a41';
export const lime = '#8fc46b';
export const wood = '#7a4a2b';

export type Point = readonly [x: number, y: number];

export const shape = (fill: string, d: string) => `<path fill="${fill}" d="${d}"/>`;
export const stroke = (colour: string, width: number, d: string) =>
  `<path fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${d}"/>`;
export const box = (fill: string, x: number, y: number, width: number, height: number) =>
  `<path fill="${fill}" d="M${x} ${y}h${width}v${height}h${-width}z"/>`;
export const disc = (fill: string, x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

/** A thing drawn once and set down in several places. */
export const place = (content: string, ...places: readonly (readonly [x: number, y: number, scale: number])[]) => {
  const put = ([x, y, scale]: readonly [number, number, number]) => `transform="translate(${x} ${y}) scale(${scale})"`;
  const [first, ...others] = places;
  const id = `p${content.length}`;
  return others.length === 0
    ? `<g ${put(first!)}>${content}</g>`
    : `<defs><g id="${id}">${content}</g></defs>${places.map((p) => `<use href="#${id}" ${put(p)}/>`).join('')}`;
};
export const repeat = (count: number, draw: (i: number) => string) => Array.from({ length: count }, (_, i) => draw(i)).join('');

/** The point at a distance and an angle (in degrees, 0 to the right, 90 down) from another. */
export const polar = ([x, y]: Point, distance: number, angle: number): Point => {
  const turn = (angle * Math.PI) / 180;
  return [Math.round(x + distance * Math.cos(turn)), Math.round(y + distance * Math.sin(turn))];
};
export const words = (...points: Point[]) => points.map((p) => p.join(' '));

/** Rays in every direction: `count` of them, as wide as the gaps between them. */
export const rays = (centre: Point, count: number, fill: string) => {
  const wide = 180 / count;
  const d = repeat(count, (i) => {
    const [a, b] = words(polar(centre, 1500, i * 2 * wide - 90 - wide / 2), polar(centre, 1500, i * 2 * wide - 90 + wide / 2));
    return `M${centre.join(' ')}L${a}L${b}z`;
  });
  return shape(fill, d);
};
export const sun = (centre: Point, r: number, fill = red, halo = paper) => disc(halo, ...centre, r + 16) + disc(fill, ...centre, r);

/** A leaf, petal or grain: a pointed oval from a point outwards. */
export const leaf = (from: Point, angle: number, length: number, width: number) => {
  const [tip, left, right] = words(
    polar(from, length, angle),
    polar(polar(from, length / 2, angle), width, angle - 90),
    polar(polar(from, length / 2, angle), width, angle + 90),
  );
  return `M${from.join(' ')}Q${left} ${tip}Q${right} ${from.join(' ')}z`;
};

/** A star of five points; the waist says how slender, up to a decagon. */
export const star = (centre: Point, r: number, waist = 0.4) =>
  `M${words(...Array.from({ length: 10 }, (_, i) => polar(centre, i % 2 ? r * waist : r, i * 36 - 90))).join('L')}z`;
