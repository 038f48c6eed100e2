import { formAddress, uploadAddress } from '../host/addresses.ts';
import type { Judged, UnitReports, WantedReport } from './messages.ts';
import { slot, template, write } from './template.ts';
import { changedToo, count, fullerWith, missingFiles, partial } from './words.ts';

/** What may be done with the files at hand: handing them in, and reports. */

/** The files of one folder and the two steps that hand them in: to the repository on the Git host, where one is connected. */
export const handInBlock = (
  files: readonly (Judged & { handIn: Blob })[],
  repository: string | undefined,
  address: (blob: Blob) => string,
): HTMLElement => {
  const block = template('hand-in');
  const { place: at, unitName } = files[0]!;
  write(block, 'folder', `${unitName}, năm ${at.year}`);
  slot(block, 'files').append(
    ...files.map((file) => {
      const item = template('download');
      const name = `${file.place.kind}.csv`;
      const link = item.querySelector('a')!;
      link.href = address(file.handIn);
      link.download = name;
      write(item, 'name', `Tải ${name}`);
      write(item, 'rows', `${count(file.accepted)} dòng`);
      link.classList.toggle('quiet', file.leftOut > 0);
      write(item, 'partial', file.leftOut > 0 ? partial(file.leftOut) : '');
      return item;
    }),
  );
  slot(block, 'online').hidden = repository === undefined;
  slot(block, 'by-hand').hidden = repository !== undefined;
  if (repository !== undefined) {
    slot<HTMLAnchorElement>(block, 'upload').href = uploadAddress(repository, `content/submissions/${at.unit}/${at.year}`);
    slot(block, 'forms').append(
      ...files.map((file) => {
        const item = template('form-link');
        const link = item.querySelector('a')!;
        link.href = formAddress(repository, { don_vi: at.unit, nam: String(at.year), loai: file.place.kind });
        link.textContent = files.length === 1 ? 'Gửi qua phiếu' : `Gửi ${file.place.kind}.csv qua phiếu`;
        return item;
      }),
    );
  }
  return block;
};

/** A unit's reports of one year: a button for each that can be made, and of the others what they lack. */
export const offersBlock = (
  { unit, unitName, year, reports, changes }: UnitReports,
  open: (wanted: WantedReport, button: HTMLElement) => void,
): HTMLElement => {
  const block = template('offers');
  write(block, 'unit', `${unitName}, năm ${year}`);
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
