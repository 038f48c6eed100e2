import { afterDrawn } from '../working-page/moments.ts';
import { element } from './elements.ts';
import { whenReleased } from './pressing.ts';

/**
 * A long sheet is drawn in pieces, so that a press is answered at once: what has not changed stays as it stands; of the rest the
 * first is drawn at once, then what comes into sight, then what is left.
 */

/** A part of a sheet. */
export interface SheetPiece {
  /** Its name among the parts of a sheet. */
  key: string;
  /** It is drawn anew once one of these is another. */
  needs: readonly unknown[];
  make: () => HTMLElement;
}
/** What a sheet shows, from above. */
export type SheetPart = HTMLElement | SheetPiece;

/** So many changed pieces fill the screen of a phone. */
const atOnce = 4;
/** A press should not wait longer than this for what is being drawn, in milliseconds. */
const shortWhile = 12;

/** A piece as it stands on the page. */
interface DrawnPiece extends SheetPiece {
  element: HTMLElement;
}

export class Pieces {
  readonly #place: HTMLElement;
  readonly #made: (element: HTMLElement) => void;
  #standing = new Map<string, DrawnPiece>();
  #waiting = new Map<Element, DrawnPiece>();
  #isComing = false;
  readonly #inSight = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).flatMap(({ target }) => this.#waiting.get(target) ?? []);
      this.#waiting = new Map([...seen.map((piece) => [piece.element, piece] as const), ...this.#waiting]);
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
    this.#standing.clear();
  }

  draw(shown: readonly SheetPart[]): void {
    const before = this.#standing;
    this.#standing = new Map();
    let drawn = 0;
    const elements = shown.map((one) => {
      if (one instanceof HTMLElement) return one;
      const former = before.get(one.key);
      const stays = former !== undefined && isSame(former.needs, one.needs);
      const now = stays ? former : this.#stand(one, (drawn += 1) <= atOnce);
      this.#standing.set(one.key, now);
      return now.element;
    });
    putIn(this.#place, elements);
    for (const [placeholder, { key }] of this.#waiting) if (this.#standing.get(key)?.element !== placeholder) this.#settle(placeholder);
    this.#goOn();
  }

  #stand(piece: SheetPiece, isFirst: boolean): DrawnPiece {
    const standing = { ...piece, element: isFirst ? piece.make() : element('div', { className: 'waiting' }) };
    if (isFirst) return standing;
    this.#waiting.set(standing.element, standing);
    this.#inSight.observe(standing.element);
    return standing;
  }

  #settle(placeholder: Element): void {
    this.#waiting.delete(placeholder);
    this.#inSight.unobserve(placeholder);
  }

  /** Draws what waits, for a short while. */
  #make(): void {
    const end = performance.now() + shortWhile;
    for (const [placeholder, piece] of this.#waiting) {
      this.#settle(placeholder);
      piece.element = piece.make();
      placeholder.replaceWith(piece.element);
      this.#made(piece.element);
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
