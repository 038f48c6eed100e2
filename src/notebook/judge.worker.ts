import { judgeNotebook, type JudgedKind, type Notebook, type RawContent } from '../domain/index.ts';

/** Judges a notebook away from the page, where a press is answered meanwhile. It asks nobody for anything. */

/** What is asked; what the judge must know is said before the first notebook. */
export type ToNotebookJudge = { known: RawContent } | { notebook: Notebook };
export type FromNotebookJudge = { tell: 'known' } | { tell: 'judged'; judged: readonly JudgedKind[] } | { tell: 'failed' };

const tell = (message: FromNotebookJudge) => postMessage(message);

let known: RawContent;
addEventListener('message', ({ data }: MessageEvent<ToNotebookJudge>) => {
  try {
    if ('notebook' in data) return tell({ tell: 'judged', judged: judgeNotebook(known, data.notebook) });
    known = data.known;
    tell({ tell: 'known' });
  } catch {
    tell({ tell: 'failed' });
  }
});
