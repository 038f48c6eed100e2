/**
 * Seven scenes in the manner of the propaganda poster (tranh cổ động): flat shapes, strong rays, few colours. Drawn by
 * code, so that the sample needs no photograph and shows nobody.
 */

import {
  amber,
  blue,
  box,
  brick,
  dark,
  disc,
  forest,
  green,
  leaf,
  lime,
  night,
  paper,
  place,
  polar,
  rays,
  red,
  repeat,
  sand,
  shape,
  sky,
  star,
  stroke,
  sun,
  wood,
  words,
  yellow,
  type Point,
} from './brush.ts';

/** Water or cloud: scallops from edge to edge, filled down to the bottom. */
const scallops = (fill: string, y: number, r: number, shift = 0) =>
  shape(
    fill,
    `M${-r * 2 + shift} ${y}${repeat(Math.ceil((1200 + r * 4) / (2 * r)), () => `a${r} ${Math.round(r * 0.42)} 0 0 1 ${2 * r} 0`)}V675H${-r * 2}z`,
  );
const ripples = (colour: string, marks: readonly (readonly [x: number, y: number, length: number])[]) =>
  stroke(colour, 6, marks.map(([x, y, length]) => `M${x} ${y}h${length}`).join(''));

/** Hills from edge to edge, given as the heights of their crests. */
const hills = (fill: string, ...crests: Point[]) =>
  shape(
    fill,
    `M0 675V${crests[0]![1]}${crests
      .slice(1)
      .map(([x, y], i) => `Q${Math.round((x + crests[i]![0]) / 2)} ${Math.min(y, crests[i]![1]) - 40} ${x} ${y}`)
      .join('')}V675z`,
  );

const birds = (colour: string, ...points: Point[]) =>
  stroke(colour, 5, points.map(([x, y]) => `M${x - 26} ${y - 8}q16-10 26 8q10-18 26-8`).join(''));

const flag = (x: number, y: number, height: number, pole: string) =>
  stroke(pole, 6, `M${x} ${y}v${-height}`) +
  shape(red, `M${x} ${y - height}q22-12 45 0t45 0v58q-22 12-45 0t-45 0z`) +
  shape(yellow, star([x + 45, y - height + 29], 20));
const palm = (x: number, y: number, height: number, lean: number) => {
  const top: Point = [x + lean, y - height];
  return (
    stroke(wood, 14, `M${x} ${y}Q${x} ${y - height / 2} ${top.join(' ')}`) +
    shape(forest, [150, 185, 215, 325, 355, 30].map((angle) => leaf(top, angle, 105, 22)).join('')) +
    shape(green, [168, 250, 290, 12].map((angle) => leaf(top, angle, 92, 20)).join(''))
  );
};

/** A rice plant: blades and bowed ears heavy with grain. */
const rice = () => {
  /** An ear bows outwards along a quarter of a circle. */
  const ear = (side: 1 | -1, height: number) => {
    const tip = side > 0 ? '170 -220' : '-170 -160';
    const stalk = stroke(amber, 5, `M0 0Q0 ${-height} ${side * 60} ${-height}A110 110 0 0 ${side > 0 ? 1 : 0} ${tip}`);
    const grains = repeat(11, (i) => {
      const bow = 12 + i * 8;
      const from: Point = polar([side * 60, -height + 110], 110, side > 0 ? bow - 90 : -90 - bow);
      const along = side > 0 ? bow : 180 - bow;
      return leaf(from, along + 28, 36, 9) + leaf(from, along - 28, 36, 9);
    });
    return stalk + shape(yellow, grains);
  };
  return (
    shape(green, leaf([0, 0], -116, 240, 24) + leaf([0, 0], -62, 250, 24)) +
    ear(1, 330) +
    ear(-1, 270) +
    shape(green, leaf([0, 0], -92, 300, 22))
  );
};

const bicycle = () =>
  `<g fill="none" stroke="${dark}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round">` +
  `<circle cx="-105" cy="0" r="70"/><circle cx="115" cy="0" r="70"/>` +
  `<path d="M-105 0L-52-98H78L8 0H-105M8 0L-62-120M115 0L70-135M-85-122h46M70-135l-34-6m34 6l30-14"/>` +
  `<path stroke-width="3" d="M-175 0h140M-105-70v140M45 0h140M115-70v140M-154-50l98 100M-154 50l98-100M66-50l98 100M66 50l98-100"/></g>` +
  shape(paper, 'M92-112h74l-10 54h-54z') +
  stroke(dark, 4, 'M92-112h74l-10 54h-54zM96-94h66M99-76h60') +
  disc(dark, 8, 0, 15);

const lotus = (x: number, y: number, size: number) =>
  shape('#e46a7c', [-150, -30].map((angle) => leaf([x, y], angle, size, size * 0.3)).join('')) +
  shape('#f2a0ab', [-125, -55].map((angle) => leaf([x, y], angle, size * 1.1, size * 0.32)).join('')) +
  shape('#fbd3d6', leaf([x, y], -90, size * 1.15, size * 0.34));

const books = (x: number, y: number, colours: readonly string[]) =>
  colours
    .map((colour, i) => {
      const [left, width] = [x + ((i * 37) % 26), 190 - ((i * 29) % 50)];
      return (
        box(colour, left, y - (i + 1) * 34, width, 34) +
        box(paper, left + width - 14, y - (i + 1) * 34 + 6, 14, 22) +
        box(yellow, left + 22, y - (i + 1) * 34, 8, 34)
      );
    })
    .join('');

const sapling = (ground = 0) =>
  stroke(forest, 7, `M0 ${ground}v-92`) +
  shape(green, leaf([0, ground - 40], -150, 62, 20) + leaf([0, ground - 58], -28, 66, 20)) +
  shape(lime, leaf([0, ground - 80], -130, 58, 18) + leaf([0, ground - 86], -48, 58, 18));

const house = (x: number, height: number, width: number, wall: string, roof: string) => {
  const ground = 440;
  const top = ground - height;
  const panes = repeat(Math.floor((height - 70) / 82), (i) =>
    [0.16, 0.58]
      .map((part) => `M${x + Math.round(width * part)} ${top + 26 + i * 82}h${Math.round(width * 0.26)}v44h${-Math.round(width * 0.26)}z`)
      .join(''),
  );
  return (
    box(wall, x, top, width, height) +
    shape(roof, `M${x - 10} ${top}L${x + width / 2} ${top - 58}L${x + width + 10} ${top}z`) +
    shape(dark, panes) +
    box(roof, x + Math.round(width * 0.34), ground - 62, Math.round(width * 0.32), 62)
  );
};

const stiltHouse = (x: number, y: number, width: number) =>
  stroke(
    '#4d3238',
    10,
    repeat(4, (i) => `M${x + 20 + Math.round((i * (width - 40)) / 3)} ${y}v110`),
  ) +
  box('#3a2b33', x, y - 110, width, 115) +
  shape('#5b3a35', `M${x - 34} ${y - 100}L${x + width * 0.2} ${y - 190}H${x + width * 0.8}L${x + width + 34} ${y - 100}z`) +
  repeat(2, (i) => box(yellow, x + width * (0.16 + i * 0.44), y - 82, width * 0.24, 50));

const nightStars: readonly Point[] = [
  [120, 80],
  [250, 150],
  [380, 60],
  [520, 130],
  [640, 70],
  [940, 170],
  [1060, 60],
  [60, 210],
  [450, 200],
];

/** Each scene from the back to the front. */
const scenes = {
  'pho-ven-kenh': () =>
    box(amber, 0, 0, 1200, 675) +
    rays([790, 330], 22, yellow) +
    sun([790, 330], 165) +
    house(20, 250, 118, paper, red) +
    house(138, 330, 96, blue, dark) +
    house(234, 220, 122, yellow, brick) +
    house(356, 290, 104, green, forest) +
    house(460, 200, 112, paper, blue) +
    house(990, 240, 100, sky, dark) +
    house(1090, 330, 106, red, brick) +
    palm(590, 442, 230, 20) +
    box(paper, 0, 438, 1200, 120) +
    box(sand, 0, 438, 1200, 12) +
    box(sand, 0, 508, 1200, 50) +
    scallops(blue, 556, 60) +
    scallops(dark, 606, 60, 60) +
    ripples(yellow, [
      [690, 566, 210],
      [740, 592, 110],
      [720, 626, 150],
      [770, 652, 60],
    ]) +
    place(bicycle(), [790, 430, 1.02]) +
    place(
      shape(brick, 'M-34-40h68l-10 44h-48z') + sapling(-38),
      [80, 500, 0.62],
      [190, 500, 0.62],
      [300, 500, 0.62],
      [410, 500, 0.62],
      [520, 500, 0.62],
      [1040, 500, 0.62],
      [1140, 500, 0.62],
    ),

  'dong-lua': () => {
    const plots = (colour: string, first: number) =>
      shape(
        colour,
        repeat(9, (i) => `M600 330L${first + i * 560} 675h280z`),
      );
    return (
      box(yellow, 0, 0, 1200, 675) +
      rays([600, 330], 26, paper) +
      sun([600, 330], 150, red, amber) +
      hills(forest, [0, 328], [260, 316], [520, 332], [820, 318], [1200, 334]) +
      box(lime, 0, 330, 1200, 345) +
      plots(amber, -1780) +
      plots(yellow, -1500) +
      [348, 376, 424, 510].map((y, i) => box(green, 0, y, 1200, 3 + i * 3)).join('') +
      birds(dark, [250, 110], [340, 150], [180, 170], [960, 120], [1040, 165]) +
      `<g id="bank">${shape(forest, 'M0 675V392Q270 400 490 675z') + place(rice(), [60, 690, 0.95], [212, 716, 0.72])}</g>` +
      '<use href="#bank" transform="matrix(-1 0 0 1 1200 0)"/>'
    );
  },

  'lop-hoc': () =>
    box(yellow, 0, 0, 1200, 675) +
    box(sky, 610, 70, 470, 330) +
    `<clipPath id="window"><path d="M610 70h470v330H610z"/></clipPath><g clip-path="url(#window)">` +
    rays([860, 230], 20, paper) +
    sun([860, 230], 66, red, amber) +
    hills(green, [600, 360], [760, 330], [940, 350], [1100, 320], [1200, 340]) +
    palm(1010, 410, 170, -20) +
    '</g>' +
    stroke(paper, 18, 'M610 70h470v330H610z') +
    shape(blue, 'M610 62l-120 40v316l120-10zM1080 62l110 40v316l-110-10z') +
    shape(sky, 'M590 96l-80 28v118l80-14zM590 262l-80 14v112l80-8zM1100 96l72 28v118l-72-14zM1100 262l72 14v112l-72-8z') +
    box(wood, 60, 70, 370, 250) +
    box(forest, 76, 86, 338, 218) +
    stroke(paper, 6, 'M110 250l70-120l70 120zM180 130v120M300 220h84M300 250h60') +
    shape(yellow, star([342, 150], 36)) +
    box(red, 0, 520, 1200, 155) +
    box(brick, 0, 520, 1200, 22) +
    repeat(3, (i) => box(brick, 40 + i * 390, 572, 340, 103)) +
    repeat(3, (i) => disc(yellow, 210 + i * 390, 606, 12)) +
    books(80, 520, [blue, red, green, amber, dark]) +
    books(310, 520, [paper, blue, red]) +
    books(860, 520, [green, dark, red]) +
    shape(dark, 'M538 548q90-40 162-8q72-32 162 8v-40H538z') +
    shape(paper, 'M552 534q83-46 148-8q65-38 148 8v-74q-83-40-148-6q-65-34-148 6z') +
    stroke(sand, 6, 'M700 528v-74M582 480q56-18 92 2M582 502q56-18 92 2M728 482q40-20 92-2M728 504q40-20 92-2') +
    stroke(forest, 6, 'M1126 440V400M1126 440q-24-20-40-50') +
    box(blue, 1092, 440, 68, 80) +
    box(sky, 1092, 456, 68, 10) +
    lotus(1126, 404, 54) +
    lotus(1084, 394, 34),

  'bien-dao': () =>
    box(sky, 0, 0, 1200, 675) +
    rays([860, 350], 24, paper) +
    sun([860, 350], 150, red, yellow) +
    box(blue, 0, 352, 1200, 323) +
    shape(forest, 'M-20 372Q60 170 210 200Q300 130 380 260Q470 270 560 372z') +
    shape(green, 'M-20 372Q90 250 190 300Q290 230 360 320Q430 320 480 372z') +
    box(paper, 234, 108, 34, 92) +
    box(red, 234, 136, 34, 22) +
    box(yellow, 238, 88, 26, 22) +
    shape(dark, 'M226 92l25-30 25 30z') +
    palm(410, 368, 120, 24) +
    palm(462, 372, 90, 34) +
    shape(sand, 'M-20 376Q260 350 590 382L560 404H-20z') +
    scallops(blue, 404, 80) +
    scallops('#1f74c4', 452, 80, 80) +
    ripples(yellow, [
      [790, 376, 150],
      [830, 398, 80],
      [960, 440, 90],
    ]) +
    place(
      stroke(dark, 8, 'M-96-84V-26') +
        shape(brick, 'M-190-44Q-160 40-96 46H100Q172 34 216-60Q120-22 0-22Q-110-22-190-44z') +
        stroke(yellow, 8, 'M-176-16Q-40 10 60 6T196-28') +
        box(paper, -70, -96, 112, 76) +
        shape(dark, 'M-84-94H56l-14-24H-70z') +
        box(blue, -52, -78, 28, 28) +
        box(blue, 2, -78, 28, 28),
      [690, 496, 1.3],
    ) +
    flag(566, 470, 210, dark) +
    scallops(blue, 548, 80) +
    scallops(dark, 602, 80, 80) +
    ripples(paper, [
      [300, 500, 120],
      [360, 524, 60],
      [990, 492, 120],
      [1060, 516, 70],
      [180, 584, 90],
      [900, 590, 140],
      [560, 632, 110],
    ]) +
    birds(dark, [560, 120], [640, 160], [1010, 110], [1090, 150]),

  'vuon-uom': () => {
    const horizon = 362;
    const beds = repeat(9, (i) => {
      const x = 600 + (i - 4) * 390;
      return `M600 ${horizon}L${x - 100} 675h200z`;
    });
    const rows = [402, 430, 474, 544, 662].flatMap((y) =>
      Array.from(
        { length: 41 },
        (_, i) => [Math.round(600 + (i - 20) * 1.246 * (y - horizon)), y, Math.round((y - horizon) * 0.55) / 100] as const,
      ).filter(([x]) => x > -90 && x < 1290),
    );
    return (
      box(sky, 0, 0, 1200, 675) +
      rays([600, 200], 24, paper) +
      sun([600, 200], 130, red, yellow) +
      palm(110, 240, 170, 20) +
      palm(1090, 240, 170, -20) +
      box(yellow, 0, 230, 1200, 132) +
      shape(brick, 'M-10 236L30 204H1170L1210 236z') +
      box(amber, 0, 346, 1200, 16) +
      repeat(6, (i) => box(blue, 68 + i * 196, 258, 84, 62) + stroke(paper, 5, `M${110 + i * 196} 258v62M${68 + i * 196} 289h84`)) +
      box(wood, 0, horizon, 1200, 313) +
      shape('#95633d', beds) +
      place(sapling(), ...rows)
    );
  },

  'nha-san': () => {
    const lamps = Array.from({ length: 7 }, (_, i) => 60 + i * 180);
    return (
      box(night, 0, 0, 1200, 675) +
      rays([780, 130], 20, dark) +
      disc(dark, 780, 130, 76) +
      shape(yellow, 'M800 57A76 76 0 1 0 852 151A62 62 0 1 1 800 57z') +
      shape(paper, nightStars.map((at, i) => star(at, i % 3 ? 7 : 12)).join('')) +
      hills('#0a3157', [0, 370], [240, 310], [470, 360], [760, 310], [1200, 360]) +
      palm(60, 440, 250, 40) +
      palm(1150, 440, 260, -50) +
      scallops(dark, 470, 70) +
      stiltHouse(150, 410, 220) +
      stiltHouse(470, 390, 250) +
      stiltHouse(830, 410, 220) +
      scallops('#0a4a8f', 556, 70, 70) +
      stroke('#4d3238', 12, lamps.map((x) => `M${x} 506v70`).join('')) +
      shape(wood, 'M-20 488H1220V516H-20z') +
      stroke(
        night,
        4,
        repeat(20, (i) => `M${30 + i * 62} 488v28`),
      ) +
      place(
        `<circle r="52" fill="${yellow}" opacity=".22"/><circle r="30" fill="${yellow}" opacity=".35"/>` +
          stroke(paper, 6, 'M0 80V8') +
          disc(yellow, 0, 0, 16),
        ...lamps.map((x) => [x, 406, 1] as const),
      ) +
      ripples(
        yellow,
        lamps.flatMap(
          (x, i) =>
            [
              [x - 40, 546, 80],
              [x - 18 - (i % 2) * 14, 574, 54],
              [x - 30 + (i % 3) * 10, 606, 44],
              [x - 12, 640, 24],
            ] as const,
        ),
      ) +
      place(
        shape(wood, 'M-50 8Q0-66 54 8z') +
          shape(brick, 'M-130-18Q-90 30 0 30T130-18Q60 4 0 4T-130-18z') +
          stroke(wood, 4, 'M86-6v-34') +
          disc(yellow, 86, -44, 10),
        [560, 606, 1.05],
      )
    );
  },

  'san-bong': () =>
    box(dark, 0, 0, 1200, 675) +
    rays([800, 430], 26, blue) +
    hills(forest, [0, 396], [300, 380], [640, 400], [900, 384], [1200, 396]) +
    box(green, 0, 414, 1200, 261) +
    shape('#37a369', 'M380 414L-60 675H240L500 414zM640 414L560 675H860L760 414zM900 414L1160 675H1460L1020 414z') +
    `<g fill="${paper}" opacity=".17"><path d="M560 112L300 600H860zM1060 112L780 600H1320z"/><ellipse cx="580" cy="600" rx="280" ry="60"/><ellipse cx="1050" cy="600" rx="270" ry="60"/></g>` +
    box(amber, 70, 246, 390, 184) +
    box(sand, 60, 424, 410, 14) +
    shape(brick, 'M30 250L265 126L500 250z') +
    shape(yellow, star([265, 206], 28)) +
    box(paper, 226, 316, 78, 108) +
    shape(paper, 'M112 296h76v70h-76zM342 296h76v70h-76z') +
    stroke(amber, 5, 'M150 296v70M380 296v70M265 316v108') +
    flag(265, 130, 116, paper) +
    stroke(paper, 7, 'M560 446H1060L1290 675M560 446L130 675M668 446l-40 50h366l-40-50') +
    `<ellipse cx="800" cy="640" rx="210" ry="70" fill="none" stroke="${paper}" stroke-width="7"/>` +
    stroke(sky, 3, `M720 362v84M750 362v84M780 362v84M810 362v84M840 362v84M870 362v84M900 362v84M694 384h234M694 408h234M694 430h234`) +
    stroke(paper, 9, 'M692 446V358H930V446') +
    place(
      stroke(paper, 10, 'M0 330V0') + box(paper, -56, -36, 112, 40) + repeat(3, (i) => disc(yellow, -34 + i * 34, -16, 13)),
      [560, 112, 1],
      [1060, 112, 1],
    ) +
    place(
      disc(paper, 0, 0, 50) +
        shape(dark, star([0, 0], 19, 0.8)) +
        stroke(
          dark,
          5,
          repeat(5, (i) => `M${words(polar([0, 0], 19, i * 72 - 90), polar([0, 0], 36, i * 72 - 90)).join('L')}`),
        ) +
        shape(
          dark,
          repeat(
            5,
            (i) =>
              `M${words(polar([0, 0], 36, i * 72 - 90), polar([0, 0], 48, i * 72 - 108), polar([0, 0], 50, i * 72 - 90), polar([0, 0], 48, i * 72 - 72)).join('L')}z`,
          ),
        ),
      [420, 596, 1],
    ),
} as const satisfies Record<string, () => string>;

export type Scene = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as Scene[];

/** Words by which a picture's description tells its scene, the most telling first. */
const signs: readonly (readonly [RegExp, Scene])[] = [
  [/sân bóng|nhà văn hoá/, 'san-bong'],
  [/nhà sàn/, 'nha-san'],
  [/lớp học|sách/, 'lop-hoc'],
  [/biển|đảo/, 'bien-dao'],
  [/cây non|vườn/, 'vuon-uom'],
  [/lúa|ruộng/, 'dong-lua'],
];

/** The scene a description speaks of; the street by the canal when it names no other. */
export const sceneFor = (description: string): Scene => signs.find(([sign]) => sign.test(description))?.[1] ?? 'pho-ven-kenh';

/** The scene as an SVG file. */
export const drawScene = (scene: Scene): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">${scenes[scene]()}</svg>\n`;
