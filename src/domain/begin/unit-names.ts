import { levels, type Bloc, type Level, type UnitKind } from '../schema/unit.ts';
import { fold, tidy, toneLast } from '../vietnamese.ts';

/** What a unit's name tells of it: its level, of which kind it is, and a code that people can read. */

/** The level that a name says; undefined where it says none (`Khu phố 1`, `10A1`). */
export const levelNamed = (name: string): Level | undefined => {
  const folded = fold(name);
  return (Object.keys(levels) as Level[]).find((level) => levels[level].named.test(folded));
};

const kindWords: readonly (readonly [RegExp, UnitKind])[] = [
  [
    /\b(truong|khoa|lop|hoc vien|dai hoc|dh|cao dang|thpt|thcs|sinh vien|hoc sinh|mam non|tieu hoc|giao vien)\b|\b1[0-2] ?[a-z]\d*\b/,
    'truong_hoc',
  ],
  [/\b(cong an|quan su|bien phong|quan doi|tieu doan|trung doan|lu doan|canh sat|ca|bchqs|qs)\b/, 'luc_luong_vu_trang'],
  [/\b(cong ty|doanh nghiep|xi nghiep|nha may|ngan hang|hop tac xa|htx|tap doan|tong cong ty|cty|dien luc|vnpt|viettel)\b/, 'doanh_nghiep'],
  [
    /\b(so|chi cuc|cuc|ubnd|uy ban|co quan|benh vien|tram y te|trung tam|bao hiem|kho bac|thue|toa an|vien kiem sat|dang uy|bao tang)\b/,
    'cong_chuc_vien_chuc',
  ],
];

/** What kind of unit a name tells of; undefined where it tells none, as those of residential areas do. */
export const kindNamed = (name: string): UnitKind | undefined => {
  const folded = fold(name);
  return kindWords.find(([words]) => words.test(folded))?.[1];
};

/** The bloc in which a unit's figures are compared, where its kind or its name tells. */
export const blocNamed = (name: string, kind: UnitKind): Bloc | undefined => {
  if (kind !== 'dia_ban_dan_cu') return kind === 'khac' ? undefined : kind;
  const folded = fold(name);
  return /\b(phuong|thi tran)\b/.test(folded) ? 'do_thi' : /\bxa\b/.test(folded) ? 'nong_thon' : undefined;
};

const commonNouns =
  /^(khu phố|khu vực|khu dân cư|tổ dân phố|tổ|ấp|thôn|bản|buôn|làng|xóm|khóm|lớp|khoa|trường|công ty|xã|phường|đặc khu|thị trấn|khối|cơ quan|ban|phòng|sở|chi cục|công an|quân sự|trạm y tế|bệnh viện)(?!\p{L})/iu;

/** A name that says its level: `Khu phố 1` of a chi đoàn is `Chi đoàn khu phố 1`. */
export const withLevel = (name: string, level: Level): string => {
  const plain = tidy(name);
  if (/^(chi đoàn|đoàn|liên chi đoàn)(?!\p{L})|đoàn(?!\p{L})/iu.test(plain.split(' ').slice(0, 3).join(' '))) return plain;
  const own = plain.replace(commonNouns, (noun) => noun.toLowerCase());
  return `${levels[level].submits ? 'Chi đoàn' : 'Đoàn'} ${own}`;
};

/** What every code leaves out, and what it shortens. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/\b(tncs|thanh nien cong san) ho chi minh\b/g, ' '],
  [/^(lien )?chi doan( co so| bo phan)?\b|^doan( co so)?( thanh nien)?\b|^(tinh|thanh|quan|huyen|thi|xa|phuong) doan\b/, ' '],
  [/\bkhu pho\b/g, 'kp'],
  [/\bto dan pho\b/g, 'tdp'],
  [/\bkhu vuc\b/g, 'kv'],
  [/\btrung hoc pho thong\b/g, 'thpt'],
  [/\btrung hoc co so\b/g, 'thcs'],
  [/\bdai hoc\b/g, 'dh'],
  [/\bcao dang\b/g, 'cd'],
  [/\bcong ty\b/g, 'cty'],
  [/\bcong an\b/g, 'ca'],
  [/^ *(xa|phuong|dac khu|thi tran|tinh|thanh pho|truong|lop) +(?=[a-z])/, ' '],
  [/\bphuong (?=\d)/g, 'p'],
];
const longestPart = 26;

/** The words of a name as a code writes them: `Chi đoàn khu phố 01, phường 5` → `kp1-p5`. */
export const slugOf = (name: string): string => {
  const words = shortened
    .reduce(
      (now, [long, short]) => now.replace(long, short),
      fold(name)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )
    .replace(/\b0+(?=\d)/g, '')
    .replace(/\b(kp|tdp|kv|ap|to|thon|ban|xom|khom|p) (?=\d)/g, '$1')
    .split(' ')
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longestPart) : `${slug}-${word}`;
    if (longer.length > longestPart) break;
    slug = longer;
  }
  return slug;
};

/** A name as it is spoken: `Hoà An` and `Hòa An` are one, `Mỹ Quí` and `Mỹ Quý` too; `Bàu` and `Bầu` are two. */
export const asSpoken = (name: string): string => toneLast(tidy(name)).replace(/(?<=qu|[bcdđghklmnprstvx])y(?=\p{M}*(?: |$))/gu, 'i');
