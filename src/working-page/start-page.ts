import { afterDrawn, afterLoaded, whenTurnedTo } from './moments.ts';

/**
 * The first screen of a page that works stands in its HTML, and is used at once; its script, many times as large, comes later.
 * What is written, chosen or pressed before it is there is kept, and then done.
 */

const coming = 'Trang đang tải nốt, xong sẽ làm ngay.';
const notCome = 'Chưa tải được hết trang này. Xem lại mạng rồi tải lại trang.';

/** What is done to the controls of a page, each control and event once, in the order in which they came first. */
const keepPresses = (page: HTMLElement, said: HTMLElement): (() => void) => {
  const kept = new Map<HTMLElement, Set<string>>();
  const until = new AbortController();
  for (const type of ['input', 'change', 'click', 'submit'])
    page.addEventListener(
      type,
      (event) => {
        const target = event.target as HTMLInputElement | HTMLButtonElement | HTMLFormElement;
        if (type === 'click' && target.type !== 'button') return;
        if (type === 'submit') event.preventDefault();
        if (['click', 'submit'].includes(type) || target.type === 'file') said.textContent = coming;
        kept.set(target, (kept.get(target) ?? new Set()).add(type));
      },
      { capture: true, signal: until.signal },
    );
  return () => {
    until.abort();
    if (said.textContent === coming) said.textContent = '';
    for (const [target, types] of kept)
      for (const type of types) {
        if (type === 'click') target.click();
        else if (type === 'submit') (target as HTMLFormElement).requestSubmit();
        else target.dispatchEvent(new Event(type, { bubbles: true }));
      }
  };
};

// On one's own machine what is published changes the site, and its server then loads pages anew. Not one that somebody works at: what
// she has written there stands nowhere else. A promise that never settles is how a page declines.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));

/**
 * @param load brings the page's script, which takes the page over
 * @param isWanted whether it is wanted once the first screen is whole; else, and before, once somebody turns to the page
 */
export const startPage = async (name: string, load: () => Promise<unknown>, isWanted: boolean): Promise<void> => {
  const page = document.querySelector<HTMLElement>(name)!;
  // The newest thing the core needs of a browser. An older one is led the way by hand.
  if (!('groupBy' in Map)) {
    page.replaceWith(page.querySelector('.by-hand')!);
    return;
  }
  page.dataset['begun'] = '';
  const said = page.querySelector<HTMLElement>('[data-part=said]')!;
  const doKept = keepPresses(page, said);
  await new Promise<void>((go) => {
    whenTurnedTo(go);
    if (isWanted) afterLoaded(() => afterDrawn(go));
  });
  await load().then(doKept, () => (said.textContent = notCome));
};
