import type { Issue } from '../issues.ts';
import type { ReadingCode } from './reading-words.ts';
import { fold } from '../vietnamese.ts';
import { columnLetter } from './header.ts';
import { personalColumn } from '../privacy/personal-columns.ts';
import { delimiters, firstRecords } from './records.ts';

/**
 * Tables that every chi đoàn has and that are none of the forms: the official system's list of members (34 columns, three
 * lines of headings; or “trích ngang”, two) and its score sheet. They tell of people: nobody may be advised to copy them.
 */

/** Headings are looked for this far. */
const longestTitle = 12;

/** So many different personal matters in one heading make a list of people, whatever else stands there. */
const manyPersonal = 4;

interface FoundList {
  code: Extract<ReadingCode, 'danh-sach-nguoi' | 'bang-diem'>;
  values: Issue['values'];
}

/**
 * What a text's headings are, if they are those of such a table: which columns identify people is in the values.
 * @param isForeign no form's headings stand there: then one column of names makes it a list of people
 */
export const listOfPeople = (text: string, isForeign = false): FoundList | undefined => {
  for (const delimiter of delimiters)
    for (const record of firstRecords(text, delimiter, longestTitle)) {
      if (record.filter((cell) => cell.trim() !== '').length < (isForeign ? 2 : 4)) continue;
      const personal = record.flatMap((cell, i) => {
        const kind = cell.length < 60 ? personalColumn(cell) : undefined;
        return kind === undefined ? [] : [{ kind, letter: columnLetter(i) }];
      });
      const kinds = new Set(personal.map(({ kind }) => kind));
      const columns = personal.map(({ kind, letter }) => `${letter} (${kind})`).join(', ');
      const points = record.filter((cell) => /\(\d+ ?(d|diem)\)|^tong (so )?diem$/.test(fold(cell))).length;
      if (points >= 3) return { code: 'bang-diem', values: { columns: columns || 'không có' } };
      if (kinds.size >= manyPersonal || (isForeign && kinds.has('họ tên'))) return { code: 'danh-sach-nguoi', values: { columns } };
    }
  return undefined;
};
