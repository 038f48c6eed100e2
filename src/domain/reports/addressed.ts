import type { PublishedUnit } from '../publish/v2.ts';
import { isBaseUnit, type UnitKind } from '../schema/unit.ts';
import { fold } from '../vietnamese.ts';
import { isBranch } from './context.ts';

/** The kinds of units that words of “Nơi nhận” narrow to. */
const kindsSaid: readonly (readonly [RegExp, UnitKind])[] = [
  [/\btruong\b/, 'truong_hoc'],
  [/doanh nghiep|cong ty/, 'doanh_nghiep'],
  [/co quan|cong chuc|vien chuc/, 'cong_chuc_vien_chuc'],
  [/vu trang|cong an|quan su/, 'luc_luong_vu_trang'],
  [/khu pho|\bap\b|dia ban/, 'dia_ban_dan_cu'],
];

/**
 * The units of an organisation that a line of “Nơi nhận” means (K L71, K-59): one by its name, chi đoàn, bases, or whoever stands
 * directly below. Undefined where its words are understood by none of these: it speaks of others.
 */
export const unitsAddressed = (
  line: string,
  organisation: string,
  units: readonly PublishedUnit[],
): readonly PublishedUnit[] | undefined => {
  const said = fold(line).replace(/\s+/g, ' ').trim();
  const named = units.filter(({ name }) => said.split(/\s*[;,]\s*/).includes(fold(name)));
  if (named.length > 0) return named;
  const kinds = kindsSaid.flatMap(([words, kind]) => (words.test(said) ? [kind] : []));
  const ofKind = ({ kind }: PublishedUnit) => kinds.length === 0 || kinds.includes(kind);
  if (/chi doan/.test(said)) return units.filter((unit) => isBranch(unit) && ofKind(unit));
  const directly = units.filter((unit) => !isBranch(unit) && unit.parent === organisation);
  const bases = units.filter((unit) => isBaseUnit(unit) && ofKind(unit));
  if (/co so/.test(said)) return bases;
  const saysCommunes = /\b(?:xa|phuong|thi tran|dac khu)\b/.test(said);
  const saysBelow = /\b(?:huyen|quan|thi|thanh) ?,|\b(?:huyen|quan|thi|thanh|khoi) doan|truc thuoc/.test(said);
  if (!saysCommunes && !saysBelow) return undefined;
  const communes = saysCommunes ? bases.filter(({ kind }) => kind === 'dia_ban_dan_cu') : [];
  return [...new Set([...communes, ...(saysBelow ? directly : [])])];
};
