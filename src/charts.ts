import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/**
 * Charts drawn at build, from the same rows as the table beside them. A chart has no style of its own: classes take
 * their colours from `styles/components.css`. Widths are in drawing units; the page scales the drawing.
 */

export interface Share {
  label: string;
  registered: number;
  done: number;
}

const draw = (label: string, options: Plot.PlotOptions): string => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ document, ariaLabel: label, ...options });
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('role', 'img');
  return svg.outerHTML;
};

/** Wraps a long name into lines of at most `width` letters. */
const wrap = (text: string, width: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);

/** Registered and done side by side, one bar a row: the done part lies inside the registered one. */
export const shareChart = (label: string, rows: readonly Share[]): string => {
  const order = rows.map((r) => r.label);
  return draw(label, {
    width: 560,
    height: 34 + rows.length * 40,
    marginLeft: 190,
    marginRight: 48,
    marginTop: 6,
    marginBottom: 22,
    x: { label: null, ticks: 4, tickFormat: (n: number) => String(n), insetRight: 4 },
    y: { label: null, domain: order, tickFormat: (t: string) => wrap(t, 28).slice(0, 2).join('\n'), tickSize: 0 },
    marks: [
      Plot.ruleX([0], { className: 'rule' }),
      Plot.barX(rows, { x: 'registered', y: 'label', className: 'registered', insetTop: 5, insetBottom: 5 }),
      Plot.barX(rows, { x: 'done', y: 'label', className: 'done', insetTop: 10, insetBottom: 10 }),
      Plot.text(rows, { x: 'registered', y: 'label', text: (r: Share) => `${r.done}/${r.registered}`, dx: 6, textAnchor: 'start' }),
    ],
  });
};

export interface Step {
  label: string;
  done: number;
  ended: boolean;
}

/** Items done by the end of each round, against all that was registered; a round not yet over has a dashed frame. */
export const roundChart = (label: string, rows: readonly Step[], registered: number): string =>
  draw(label, {
    width: 560,
    height: 230,
    marginLeft: 44,
    marginBottom: 28,
    marginTop: 22,
    x: { label: null, domain: rows.map((r) => r.label), tickSize: 0, padding: 0.25 },
    y: { label: null, domain: [0, Math.max(registered, 1)], ticks: 4, tickFormat: (n: number) => String(n) },
    marks: [
      Plot.barY(rows, { x: 'label', y: () => registered, className: 'registered' }),
      Plot.barY(
        rows.filter((r) => r.ended),
        { x: 'label', y: 'done', className: 'done', insetLeft: 6, insetRight: 6 },
      ),
      Plot.barY(
        rows.filter((r) => !r.ended),
        { x: 'label', y: 'done', className: 'open', insetLeft: 6, insetRight: 6 },
      ),
      Plot.text(rows, { x: 'label', y: 'done', text: (r: Step) => String(r.done), dy: -8 }),
      Plot.ruleY([0], { className: 'rule' }),
    ],
  });
