import { afterDrawn } from '../working-page/moments.ts';
import { element } from './elements.ts';
import { whenReleased } from './pressing.ts';

/**
 * A sheet is drawn in pieces, and pieces in pieces, so that a press is answered at once: what has not changed stays as it stands,
 * open lines and all. Of what a long sheet has to draw the first is drawn at once, then what comes into sight, then what is left.
 */

/** A part of a sheet that stays as it stands until one of its needs is another. */
export interface SheetPiece {
  /** Its name among the parts of its place. */
  key: string;
  needs: readonly unknown[];
  make: () => HTMLElement;
  /** Brings what stands to what is needed now; without it the piece is made anew. */
  renew?: (standing: HTMLElement) => void;
}
/** What a place shows, from above. */
export type SheetPart = HTMLElement | SheetPiece;

/** So many changed pieces fill the screen of a phone. */
const atOnce = 4;
/** A press should not wait longer than this for what is being drawn, in milliseconds. */
const shortWhile = 12;

/** What stands in each place, by key. */
const standing = new WeakMap<HTMLElement, Map<string, HTMLElement>>();
/** What each piece was drawn from. */
const drawnFrom = new WeakMap<HTMLElement, readonly unknown[]>();

const drawPiece = ({ make, renew }: SheetPiece, former: HTMLElement | undefined): HTMLElement => {
  if (!former || !renew) return make();
  renew(former);
  return former;
};

/** Draws parts into a place; what nothing was changed of stays. */
export const drawParts = (place: HTMLElement, parts: readonly SheetPart[], draw = drawPiece): void => {
  const before = standing.get(place);
  const now = new Map<string, HTMLElement>();
  const elements = parts.map((part) => {
    if (part instanceof HTMLElement) return part;
    const former = before?.get(part.key);
    const stays = former !== undefined && isSame(drawnFrom.get(former)!, part.needs);
    const drawn = stays ? former : draw(part, former);
    if (!stays) drawnFrom.set(drawn, part.needs);
    now.set(part.key, drawn);
    return drawn;
  });
  standing.set(place, now);
  putIn(place, elements);
};

/** What somebody wrote at a control stands there already: the pieces around it need not be drawn for it. */
export const standsAt = (control: HTMLElement, before: unknown, after: unknown): void => {
  for (let at: HTMLElement | null = control; at; at = at.parentElement) {
    const needs = drawnFrom.get(at);
    if (needs?.includes(before))
      drawnFrom.set(
        at,
        needs.map((one) => (one === before ? after : one)),
      );
  }
};

/** A piece to be drawn, and what stands in its stead until then; `former`: it is that piece as it was. */
interface WaitingPiece {
  piece: SheetPiece;
  former: HTMLElement | undefined;
}

export class Pieces {
  readonly #place: HTMLElement;
  readonly #made: (element: HTMLElement) => void;
  #waiting = new Map<HTMLElement, WaitingPiece>();
  #isComing = false;
  readonly #inSight = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target as HTMLElement);
      const first = seen.flatMap((one) => (this.#waiting.has(one) ? [[one, this.#waiting.get(one)!] as const] : []));
      this.#waiting = new Map([...first, ...this.#waiting]);
    },
    { rootMargin: '50%' },
  );

  /** @param made told of each piece that is drawn after the others */
  constructor(place: HTMLElement, made: (element: HTMLElement) => void) {
    this.#place = place;
    this.#made = made;
  }

  /** Forgets what was drawn: it belonged to something else. */
  forget(): void {
    standing.delete(this.#place);
  }

  draw(shown: readonly SheetPart[]): void {
    let drawn = 0;
    drawParts(this.#place, shown, (piece, stood) => {
      // A place that was kept for it is not the piece.
      const former = stood && this.#waiting.has(stood) ? this.#waiting.get(stood)!.former : stood;
      if ((drawn += 1) <= atOnce) return drawPiece(piece, former);
      const until = former ?? stood ?? element('div', { className: 'waiting' });
      this.#waiting.set(until, { piece, former });
      this.#inSight.observe(until);
      return until;
    });
    for (const [until, { piece }] of this.#waiting) if (!until.isConnected || drawnFrom.get(until) !== piece.needs) this.#settle(until);
    this.#goOn();
  }

  #settle(until: HTMLElement): void {
    this.#waiting.delete(until);
    this.#inSight.unobserve(until);
  }

  /** Draws what waits, for a short while. */
  #make(): void {
    const end = performance.now() + shortWhile;
    for (const [until, { piece, former }] of this.#waiting) {
      this.#settle(until);
      const made = drawPiece(piece, former);
      drawnFrom.set(made, piece.needs);
      standing.get(this.#place)!.set(piece.key, made);
      if (made !== until) until.replaceWith(made);
      this.#made(made);
      if (performance.now() > end) break;
    }
    this.#goOn();
  }

  /** What a press has drawn is seen before more is drawn, and what came of that before the next. */
  #goOn(): void {
    const isWaiting = this.#waiting.size > 0;
    this.#place.ariaBusy = String(isWaiting);
    if (!isWaiting || this.#isComing) return;
    this.#isComing = true;
    afterDrawn(() =>
      whenReleased(() => {
        this.#isComing = false;
        this.#make();
      }),
    );
  }
}

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

/** Puts elements into a place in this order; those that are there already are not moved. */
const putIn = (place: HTMLElement, elements: readonly HTMLElement[]): void => {
  const wanted = new Set<Node>(elements);
  for (const child of [...place.childNodes]) if (!wanted.has(child)) child.remove();
  let next = place.firstChild;
  for (const one of elements)
    if (one === next) next = next.nextSibling;
    else place.insertBefore(one, next);
};
