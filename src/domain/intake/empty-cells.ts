import { fold } from '../vietnamese.ts';

/** Whether a cell holds nothing that can be seen. */
export const isBlank = (cell: string | undefined): boolean => {
  if (cell === undefined || cell === '') return true;
  const first = cell.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && cell.trim() === '';
};

const dittos: ReadonlySet<string> = new Set(['nt', 'n/t', 'nhu tren', 'nhu dong tren', 'nhu tren.', '"', '“', '”', '″', '〃', "''", '//']);

/** Whether a cell holds a sign or words for “the same as in the row above”. */
export const isDitto = (cell: string): boolean =>
  cell.length < 20 &&
  /^[-–—.…* ]*(n[/t]|nh|["“”″〃']|\/\/)/i.test(cell) &&
  dittos.has(
    fold(cell)
      .replace(/^[-–—.…* ]+|[-–—.…* ]+$/g, '')
      .trim(),
  );
