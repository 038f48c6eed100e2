import type { Content } from '../intake/read-content.ts';
import { existsIn, Forest } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import { levelLabels, levels, type Unit } from '../schema/unit.ts';
import { shortDay } from '../vietnamese.ts';
import { dueKey, dueName, duesOf } from '../year/due.ts';
import type { ChangedUnits, UnitChange } from './change-units.ts';

/** What a change of units does, said before it is done: to units, to figures, to dues, to whoever hands in. */
export interface ChangeEffect {
  units: readonly string[];
  figures: readonly string[];
  dues: readonly string[];
  /** What people still have to do themselves. */
  then: readonly string[];
}

/** What a unit owes in the years of a change, in words, by what names each. */
const owedBy = ({ programmes }: Content, forest: Forest, unit: Unit, years: readonly number[]): ReadonlyMap<string, string> =>
  new Map(
    years.flatMap((year) => {
      const programme = programmeOf(programmes, forest, unit, year);
      if (!programme || !existsIn(unit, year)) return [];
      return duesOf(programme, year, unit)
        .filter(({ level }) => level === unit.level)
        .map((due) => [`${year} ${dueKey(due.kind, due.round)}`, `${dueName(programme, year, due)} (${shortDay(due.day)})`] as const);
    }),
  );

const listed = (names: readonly string[], noun: 'việc' | 'nơi' = 'nơi', most = 6): string =>
  names.length <= most ? names.join('; ') : `${names.slice(0, most).join('; ')} và ${names.length - most} ${noun} nữa`;
const dayOf = (change: UnitChange, asOf: string): string => (change.kind === 'thoi' ? change.until : (change.from ?? asOf));

const linesOfUnits = ({ added, changed }: ChangedUnits, change: UnitChange): readonly string[] => [
  ...[...changed.values()].map((unit) =>
    change.kind === 'doi_ten'
      ? `Mã ${unit.code} giữ nguyên; tên mới: ${unit.name}.`
      : `${unit.name} (${unit.code}) hoạt động đến hết ngày ${shortDay(unit.validTo!)}.`,
  ),
  ...added.map((unit) => {
    const begins = unit.validFrom ? `, từ ngày ${shortDay(unit.validFrom)}` : '';
    const continues = unit.predecessors.length > 0 ? `, tiếp nối ${unit.predecessors.join(', ')}` : '';
    return `Thêm ${unit.name} (${unit.code}, ${levelLabels[unit.level]})${begins}${continues}.`;
  }),
];

/** The years that have a file of one of these units, in the folders that were handed in. */
const yearsWithFiles = ({ handedIn }: Content, units: readonly Unit[]): readonly [name: string, years: string][] =>
  units.flatMap(({ code, name }) => {
    const years = [...handedIn].filter((folder) => folder.startsWith(`${code}/`)).map((folder) => folder.split('/')[1]!);
    return years.length > 0 ? [[name, years.sort().join(', ')] as const] : [];
  }) as [string, string][];

const linesOfFigures = (content: Content, { added, changed }: ChangedUnits, change: UnitChange, year: number): readonly string[] => {
  if (change.kind === 'doi_ten') return ['Số liệu không đổi. Tên mới hiện ở mọi năm, cả năm đã qua; căn cứ ghi lại tên cũ.'];
  if (change.kind === 'them') return ['Số liệu đã có không đổi. Đơn vị mới được đếm vào “chưa nộp” cho đến khi nộp danh sách.'];
  const old = [...changed.values()].filter(({ level }) => levels[level].submits);
  const files = yearsWithFiles(content, old);
  const kept = files.map(([name, years]) => `Tệp đã nộp của ${name} (năm ${years}) giữ nguyên ở trang cũ, địa chỉ cũ.`);
  if (change.kind === 'thoi')
    return [
      ...kept,
      `Năm ${year}: đoàn viên trong danh sách vẫn được tính ở đơn vị này đến hết năm; từ năm ${year + 1} đơn vị không còn trong bảng.`,
    ];
  const next = added.filter(({ level }) => levels[level].submits).map(({ name }) => name);
  return [
    ...kept,
    `Năm ${year}: đoàn viên trong danh sách của đơn vị cũ được tính tiếp ở ${listed(next)}, không tính hai lần; các năm trước không đổi.`,
  ];
};

const linesOfDues = (content: Content, { added, changed }: ChangedUnits, years: readonly number[]): readonly string[] => {
  const { forest } = content;
  const after = new Forest([...forest.units.map((unit) => changed.get(unit.code) ?? unit), ...added]);
  const lost = [...changed.values()].flatMap((unit) => {
    const still = owedBy(content, after, unit, years);
    const gone = [...owedBy(content, forest, forest.get(unit.code)!, years)].flatMap(([key, words]) => (still.has(key) ? [] : [words]));
    return gone.length > 0 ? [`${unit.name} không còn phải nộp: ${listed(gone, 'việc')}.`] : [];
  });
  const begun = added
    .filter(({ level }) => levels[level].submits)
    .map((unit) => ({ unit, owed: listed([...owedBy(content, after, unit, years).values()], 'việc') }));
  const alike = [...Map.groupBy(begun, ({ owed }) => owed)].map(([owed, units]) => {
    const who = listed(units.map(({ unit }) => unit.name));
    return owed === '' ? `${who}: năm nay không còn hạn nào.` : `${who} phải nộp: ${owed}.`;
  });
  const lines = [...lost, ...alike];
  return lines.length > 0 ? lines : ['Hạn nộp không đổi.'];
};

/** What a change does, in sentences, none of it done yet. */
export const effectOf = (content: Content, changes: ChangedUnits, change: UnitChange, asOf: string): ChangeEffect => {
  const year = Number(dayOf(change, asOf).slice(0, 4));
  const newBranches = changes.added.filter(({ level }) => levels[level].submits);
  const withKeys = [...changes.changed.keys()].filter((code) => (content.forest.get(code)!.keys ?? []).length > 0);
  return {
    units: linesOfUnits(changes, change),
    figures: linesOfFigures(content, changes, change, year),
    dues: linesOfDues(content, changes, [year - 1, year]),
    then: [
      ...(newBranches.length > 0 ? ['Báo bí thư tải tệp Excel mới ở trang Biểu mẫu: tệp ấy điền sẵn mã mới.'] : []),
      ...(change.kind !== 'doi_ten' && withKeys.length > 0
        ? ['Khoá nộp không đi theo mã mới: cấp lại ở mục Cài đặt của bàn biên tập.']
        : []),
    ],
  };
};
