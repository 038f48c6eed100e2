import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cure, signOfKey, unitFile, unitsAsWritten, unitSchema, type Unit } from '../../src/domain/index.ts';
import { writeFile } from '../command/write.ts';

/**
 * Keys with which units hand in without an account. A key is shown once, when it is issued; what is kept of it is its hash,
 * from which nobody gets back 140 random bits.
 */

/** Letters and digits that nobody takes for one another when read aloud or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 7;
const groupLength = 4;

/** A new key: `7K3M-9QXR-…`, 28 signs of 5 random bits each. */
export const makeKey = (): string => {
  const signs = Array.from(randomBytes(groups * groupLength), (byte) => letters[byte % letters.length]!).join('');
  return signs.match(new RegExp(`.{${groupLength}}`, 'g'))!.join('-');
};

/** A key as it was meant, however it was typed; undefined for what is none. */
const plainKey = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return plain.length === groups * groupLength && [...plain].every((sign) => letters.includes(sign)) ? plain : undefined;
};

/** What is kept of a key; undefined for what is none. */
export const hashOfKey = (typed: string): string | undefined => {
  const plain = plainKey(typed);
  return plain === undefined ? undefined : createHash('sha256').update(plain).digest('hex');
};

const folder = 'content/units';

/** The file that lists a unit, and all its units. */
const listOf = (root: string, code: string): { path: string; units: Unit[]; unit: Unit } => {
  for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.json'))) {
    const path = `${folder}/${name}`;
    // As they are written: what is amiss in one unit keeps no other from its keys.
    const units = unitsAsWritten(JSON.parse(readFileSync(join(root, path), 'utf8'))) as unknown as Unit[];
    const unit = units.find((one) => one.code === code);
    const read = unitSchema.shape.keys.safeParse(unit?.keys);
    if (!read.success) throw new Cure(`${path} chưa đúng khuôn.\n  Chữa: npm run check -- ${path}`);
    if (unit) return { path, units, unit: Object.assign(unit, { keys: read.data }) };
  }
  throw new Cure(`Không có đơn vị nào mang mã “${code}”.\n  Chữa: xem mã ở content/units, hoặc ở địa chỉ trang của đơn vị ấy.`);
};

const write = (root: string, path: string, units: readonly Unit[]) => writeFile(join(root, path), unitFile(units));

/** Issues a unit a key more. Gives the key, which stands nowhere else, and the file that keeps its hash. */
export const issueKey = (root: string, code: string, today: string): { key: string; sign: string; path: string } => {
  const { path, units, unit } = listOf(root, code);
  const key = makeKey();
  const hash = hashOfKey(key)!;
  unit.keys.push({ hash, issued: today });
  write(root, path, units);
  return { key, sign: signOfKey(hash), path };
};

/** Takes back one key of a unit, by its sign, or all it has. Gives the signs of those that are gone, and the file. */
export const revokeKeys = (root: string, code: string, sign: string | undefined): { signs: readonly string[]; path: string } => {
  const { path, units, unit } = listOf(root, code);
  const goes = ({ hash }: { hash: string }) => sign === undefined || signOfKey(hash) === sign;
  const signs = unit.keys.filter(goes).map(({ hash }) => signOfKey(hash));
  if (signs.length === 0)
    throw new Cure(`${unit.name} không có khoá nào như vậy.\n  Chữa: npm run keys -- --unit ${code} --list để xem các khoá đang có.`);
  unit.keys = unit.keys.filter((key) => !goes(key));
  write(root, path, units);
  return { signs, path };
};

/** The keys of a unit: their signs, and the days they were issued. */
export const keysOf = (root: string, code: string): readonly { sign: string; issued: string }[] =>
  listOf(root, code).unit.keys.map(({ hash, issued }) => ({ sign: signOfKey(hash), issued }));
