import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { formatNumber } from '../domain/index.ts';

/**
 * The forms of charts, drawn at build, from the same rows as the table beside them; which chart a unit shows: `unit-charts.ts`.
 * A chart has no style of its own: classes take their colours from `styles/components.css`.
 */

export interface Share {
  label: string;
  registered: number;
  done: number;
}

/** As wide as a small phone, so that letters stay letters there. */
const width = 380;

const formatted = (n: number): string => formatNumber(n);
const draw = (label: string, options: Plot.PlotOptions): string => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ document, ariaLabel: label, ...options });
  for (const style of svg.querySelectorAll('style')) style.remove();
  // The whole is one picture with one name; its groups would be read out in English.
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  // Not a value that SVG knows; the site's numbers are of one width anyway.
  for (const group of svg.querySelectorAll('[font-variant]')) group.removeAttribute('font-variant');
  svg.setAttribute('role', 'img');
  return svg.outerHTML;
};

/** Whole numbers along an axis from nothing to the most there is, four steps or fewer; where all is nothing, still an axis. */
const axis = (most: number): { domain: [number, number]; ticks: number[]; tickFormat: (n: number) => string } => {
  const steps = [1, 2, 5].flatMap((n) => [0, 1, 2, 3, 4, 5, 6].map((power) => n * 10 ** power)).sort((a, b) => a - b);
  const step = steps.find((n) => n * 4 >= most) ?? most;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  return { domain: [0, Math.max(most, 1)], ticks, tickFormat: formatted };
};

/** Registered and done, one bar a row: the done part lies inside the registered one. Labels are short: codes. */
export const shareChart = (label: string, rows: readonly Share[]): string =>
  draw(label, {
    width,
    height: 32 + rows.length * 30,
    marginLeft: 44,
    marginRight: 56,
    marginTop: 4,
    marginBottom: 24,
    x: { label: null, ...axis(Math.max(0, ...rows.map((r) => r.registered))) },
    y: { label: null, domain: rows.map((r) => r.label), tickSize: 0 },
    marks: [
      Plot.ruleX([0], { className: 'rule' }),
      Plot.barX(rows, { x: 'registered', y: 'label', className: 'registered', insetTop: 3, insetBottom: 3 }),
      Plot.barX(rows, { x: 'done', y: 'label', className: 'done', insetTop: 8, insetBottom: 8 }),
      Plot.text(rows, {
        x: 'registered',
        y: 'label',
        text: (r: Share) => `${formatNumber(r.done)}/${formatNumber(r.registered)}`,
        dx: 5,
        textAnchor: 'start',
      }),
    ],
  });

export interface ChartStep {
  label: string;
  done: number;
  ended: boolean;
}

/** Items done by the end of each round, under the line of all that was registered; a round not yet over has a dashed frame. */
export const roundChart = (label: string, rows: readonly ChartStep[], registered: number): string =>
  draw(label, {
    width,
    height: 220,
    marginLeft: 44,
    marginBottom: 28,
    marginTop: 26,
    x: { label: null, domain: rows.map((r) => r.label), tickSize: 0, padding: 0.25 },
    y: { label: null, ...axis(registered) },
    marks: [
      Plot.ruleY([registered], { className: 'all' }),
      Plot.text([registered], {
        y: (n: number) => n,
        frameAnchor: 'top-left',
        dy: -14,
        textAnchor: 'start',
        text: (n: number) => `${formatNumber(n)} việc đã đăng ký`,
      }),
      Plot.barY(
        rows.filter((r) => r.ended),
        { x: 'label', y: 'done', className: 'done', insetLeft: 6, insetRight: 6 },
      ),
      Plot.barY(
        rows.filter((r) => !r.ended),
        { x: 'label', y: 'done', className: 'open', insetLeft: 6, insetRight: 6 },
      ),
      Plot.text(rows, { x: 'label', y: 'done', text: (r: ChartStep) => formatNumber(r.done), dy: -8 }),
      Plot.ruleY([0], { className: 'rule' }),
    ],
  });

/**
 * A chart as a file of its own, by day: on white, with the letters that are at hand, and what the classes look like.
 * @param tokens the sheet that names the colours
 */
export const standalone = (svg: string, tokens: string): string => {
  const palette = new Map([...tokens.matchAll(/--([a-z]+-?\d*): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
  const colour = (name: string) => palette.get(name)!;
  const style = `svg{background:${colour('white')};font:12.5px 'Be Vietnam Pro',Arial,sans-serif}text{fill:${colour('ink')}}
.registered{fill:${colour('blue-200')};stroke:${colour('blue-600')}}.done{fill:${colour('blue-600')}}
.open{fill:none;stroke:${colour('blue-600')};stroke-dasharray:4 3}.all{stroke:${colour('blue-600')};stroke-width:2}.rule{stroke:${colour('line')}}`;
  // In a page a bare ampersand is read as one; in a file of its own it would end the drawing.
  const whole = svg.replace(/&(?!#?\w+;)/g, '&amp;');
  const label = /aria-label="([^"]*)"/.exec(whole)?.[1] ?? '';
  return whole.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const named = attributes.includes('xmlns=') ? attributes : `${attributes} xmlns="http://www.w3.org/2000/svg"`;
    return `<svg${named}><title>${label}</title><style>${style}</style>`;
  });
};
