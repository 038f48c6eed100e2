import { officialDocument } from '../site/official-document.ts';
import type { FromDocument, ToDocument } from './messages.ts';

/** Writes a report in the official form away from the page. It is loaded, with its library, when the first one is asked for. */

const tell = (message: FromDocument) => postMessage(message);

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

addEventListener('message', ({ data: { paper, day } }: MessageEvent<ToDocument>) => {
  officialDocument(paper, day).then(
    (bytes) => tell({ tell: 'document', document: new Blob([bytes], { type }) }),
    () => tell({ tell: 'failed' }),
  );
});
