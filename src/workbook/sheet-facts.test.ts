import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sheetSeer } from './sheet-facts.ts';

/** What is seen of a workbook’s own XML. */

const book = (names: readonly string[]) =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook>${names.map((name, i) => `<sheet name="${name}" sheetId="9" r:id="r${i}"/>`).join('')}</workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((_, i) => [`xl/worksheets/s${i}.xml`, strToU8(`<sheetData><row r="${i + 1}" hidden="1"><c r="A1"/></row></sheetData>`)]),
    ),
  });

test.each([
  ['Đăng ký', 'Đăng ký'],
  ['A &amp; B', 'A & B'],
  ['A&#66;&#x43;', 'ABC'],
  ['A&amp;#66;', 'A&#66;'],
  ['&amp;lt;', '&lt;'],
  ['A&#x110000;', 'A\ufffd'],
  ['A&#99999999;', 'A\ufffd'],
])('a sheet is found by its name, each sign of which is told once: %s', async (written, name) => {
  const see = await sheetSeer(book(['Khác', written]));
  expect((await see(name)).facts.hidden).toEqual([[2, 2]]);
});
