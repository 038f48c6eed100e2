import { namesIn } from '../domain/index.ts';
import { piecesOf, today } from './device.ts';
import { judge } from './judge.ts';
import { findUnits, handsIn, know, type Organisation, type Published } from './known-organisation.ts';
import type { FromJudge, Sheet, ToJudge } from './messages.ts';
import { makeReport, reportsAtHand } from './reports.ts';
import { lookedAt } from './sheet-places.ts';

/** Judges away from the page. The organisation is fetched when the worker starts, and when somebody comes back to the page; no other address is ever asked. */

const tell = (message: FromJudge) => postMessage(message);

/** The sheets with their bytes within reach; how far all of them have been read is told on the way. */
const withinReach = (sheets: readonly Sheet[]) => {
  const total = sheets.reduce((sum, { content }) => sum + content.size, 0);
  const read = new Map<string, number>();
  return sheets.map(({ content, ...sheet }) => ({
    ...sheet,
    chunks: () =>
      piecesOf(content, (bytes) => {
        read.set(sheet.id, Math.max(bytes, read.get(sheet.id) ?? 0));
        tell({ tell: 'progress', done: [...read.values()].reduce((sum, n) => sum + n, 0), total });
      }),
  }));
};

let known: Organisation | undefined;
/** What was published when it was fetched last. */
let published: string | undefined;
let page: string;
const answer = async (asked: ToJudge): Promise<void> => {
  if (asked.ask === 'know') {
    page = new URL('.', asked.address).href;
    const now = await (await fetch(asked.address)).text();
    const isNew = now !== published;
    if (isNew) known = know(JSON.parse(now) as Published);
    published = now;
    return tell({ tell: 'ready', isNew });
  }
  const organisation = known;
  if (!organisation) throw new Error('not known');
  if (asked.ask === 'find') return tell({ tell: 'found', units: findUnits(organisation.forest, asked.text, handsIn) });
  if (asked.ask === 'look') return tell({ tell: 'looked', places: [...lookedAt(organisation, withinReach(asked.sheets)).values()] });
  const sheets = withinReach(asked.sheets);
  const { outcomes, atHand } = judge(organisation, sheets);
  if (asked.ask === 'judge') return tell({ tell: 'judged', outcomes, reports: reportsAtHand(organisation, atHand) });
  const names = new Map(sheets.flatMap(({ chunks }) => [...namesIn(chunks)]));
  tell({ tell: 'made', made: makeReport(organisation, atHand, { wanted: asked.wanted, asOf: today(), address: page, names }) });
};

addEventListener('message', ({ data }: MessageEvent<ToJudge>) => {
  answer(data).catch(() => tell({ tell: 'failed' }));
});
