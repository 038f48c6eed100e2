import { zipSync } from 'fflate';
import { kindOf, sheetTitles } from '../domain/index.ts';
import { bring } from '../checker/from-notebook.ts';
import { download } from '../site/download.ts';
import { element } from './elements.ts';
import type { Opened } from './opened.ts';
import { words } from './words.ts';

/** What leaves the page, and only when she presses a button: the workbook for herself, files of codes for handing in. */

/** The mark at the front lets Excel read Vietnamese. */
const csvOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`\ufeff${text}`) as Uint8Array<ArrayBuffer>;

/** All files in one, the same bytes for the same rows. */
const zipOf = ({ judged }: Opened): Uint8Array<ArrayBuffer> => {
  const files = judged.flatMap(({ kind, text }) => (text === undefined ? [] : [[`${kind}.csv`, csvOf(text)] as const]));
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) }) as Uint8Array<ArrayBuffer>;
};

/** Takes the files along to the page where they are handed in; where the tab cannot, they are downloaded and chosen there. */
export const bringFiles = ({ judged }: Opened): boolean =>
  bring(judged.flatMap(({ kind, text }) => (text === undefined ? [] : [[`${kind}.csv`, text] as const])));

/** A line for each kind: how many of its rows are right, and its file. */
export const handInList = (opened: Opened): readonly HTMLElement[] => {
  const { unit, year } = opened.place;
  const lines = opened.judged.map(({ kind, text, accepted, leftOut, ownerless }) => {
    const left = leftOut + ownerless.length;
    const said = element('span', { className: 'soft', textContent: text === undefined ? words.noFile : words.file(accepted, left) });
    const take = element('button', { type: 'button', className: 'link', textContent: words.takeFile(`${kind}.csv`) });
    take.addEventListener('click', () => {
      // As it is now: what was written a moment ago is in it.
      const now = opened.judged.find((own) => own.kind === kind)?.text;
      if (now !== undefined) download(`${kind}.csv`, new Blob([csvOf(now)], { type: 'text/csv' }));
    });
    return element(
      'li',
      { data: { look: left === 0 ? 'good' : 'look', kind } },
      element('b', { textContent: `${sheetTitles[kind]} (${kindOf(kind).label}) ` }),
      said,
      ...(text === undefined ? [] : [' ', take]),
    );
  });
  const ready = opened.judged.filter(({ text }) => text !== undefined).length;
  const all = element('button', { type: 'button', className: 'button quiet', textContent: words.takeAll, disabled: ready === 0 });
  all.addEventListener('click', () => download(`nop-${unit.code}-${year}.zip`, new Blob([zipOf(opened)], { type: 'application/zip' })));
  return [element('p', { textContent: words.ready(ready) }), element('ul', { className: 'files' }, ...lines), all];
};
