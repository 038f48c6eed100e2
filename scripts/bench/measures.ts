import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { cellSchema, check, datasetText, kindOf, personalIn, readContent, rowsHandedIn } from '../../src/domain/index.ts';
import { judgeCommits } from '../gate/judge.ts';
import { publicationOfRoot } from '../../src/repository/publish-root.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { steward } from './data.ts';

/** What one measured run took. `rows` proves that the work was done. */
export interface Taken {
  ms: number;
  /** The most memory the process ever held, in MB. */
  peak: number;
  rows: number;
}

/** Where a measure works: a root, and for the judge the commits of a bare repository. */
export interface Subject {
  root: string;
  repository?: { path: string; base: string; head: string };
}

const texts = function* ({ root }: Subject): Generator<string> {
  for (const { path } of readRoot(root).submissions) yield readFileSync(join(root, path), 'utf8');
};
const plain = { delimiter: ',', newline: '\n', dynamicTyping: false } as const;

/** Each does the whole of its work from the bytes on disk, and gives the number of rows it saw. */
const measures = {
  /** PapaParse alone on the same bytes, keeping nothing. */
  papa: (subject: Subject): number => {
    let rows = 0;
    for (const text of texts(subject)) rows += Papa.parse<string[]>(text, { ...plain, header: false }).data.length - 2;
    return rows;
  },
  /** The plain way to check: PapaParse with header, then the kind's own columns as one zod object, row by row. */
  zod: (subject: Subject): number => {
    const row = z.object(Object.fromEntries(Object.entries(kindOf('dang-ky').columns).map(([name, column]) => [name, cellSchema(column)])));
    let rows = 0;
    for (const text of texts(subject))
      for (const record of Papa.parse<Record<string, string>>(text, { ...plain, header: true }).data.slice(0, -1))
        if (row.safeParse(record).success) rows += 1;
    return rows;
  },
  check: ({ root }: Subject): number => {
    const report = check(readRoot(root), { accept: () => undefined });
    return report.files.reduce((n, file) => n + file.accepted, 0);
  },
  /** The whole check of rows that are all refused: how many were. */
  wrong: ({ root }: Subject): number =>
    check(readRoot(root), { accept: () => undefined }).files.reduce((n, file) => n + (file.accepted === 0 ? file.leftOut : 0), 0),
  /** The whole published dataset as text; gives how many units' years it tells of. */
  dataset: ({ root }: Subject): number => {
    const { publication } = publicationOfRoot(root);
    let units = 0;
    for (const piece of datasetText(publication)) if (piece.includes('"unit": ')) units += 1;
    return units;
  },
  /** Reading alone, and looking over the same bytes for what points at a person. */
  read: ({ root }: Subject): number => {
    const raw = readRoot(root);
    const { content } = readContent(raw);
    return raw.submissions.reduce((n, source) => n + rowsHandedIn(content!, source)!.length, 0);
  },
  look: ({ root }: Subject): number => {
    let rows = 0;
    for (const { chunks } of readRoot(root).submissions) {
      if (personalIn(chunks)?.length !== 0) return -1;
      for (const chunk of chunks()) for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
      rows -= 1;
    }
    return rows;
  },
  judge: async ({ repository }: Subject): Promise<number> => {
    const { path, base, head } = repository!;
    const verdict = await judgeCommits(path, { base, head, author: steward, maintainer: false });
    return verdict.verdict === 'accepted' ? verdict.counts.accepted : -1;
  },
};
export type BenchMeasure = keyof typeof measures;

/** Runs one measure in this process. */
export const take = async (measure: BenchMeasure, subject: Subject): Promise<Taken> => {
  const began = performance.now();
  const rows = await measures[measure](subject);
  return { ms: performance.now() - began, peak: process.resourceUsage().maxRSS / 1024, rows };
};
