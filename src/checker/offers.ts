import type { UnitReports, WantedReport } from './messages.ts';
import { slot, template, write } from '../working-page/template.ts';
import { changedToo, fullerWith, missingFiles } from './words.ts';

/** A unit's reports of one year: a button for each that can be made, and of the others what they lack. */
export const offersBlock = (
  { unit, unitInYear, year, reports, changes }: UnitReports,
  open: (wanted: WantedReport, button: HTMLElement) => void,
): HTMLElement => {
  const block = template('offers');
  write(block, 'unit', unitInYear);
  write(block, 'changes', changes === '' ? '' : changedToo(changes));
  slot(block, 'reports').append(
    ...reports.map(({ code, title, missing, fuller }) => {
      const item = template('offer');
      const button = slot(item, 'open');
      const name = `${code}. ${title}`;
      write(item, 'name', missing === '' ? '' : name);
      write(item, 'open', missing === '' ? name : '');
      write(item, 'lacks', missing === '' ? (fuller === '' ? '' : fullerWith(fuller)) : missingFiles(missing));
      button.addEventListener('click', () => open({ unit, year, code }, button));
      return item;
    }),
  );
  return block;
};
