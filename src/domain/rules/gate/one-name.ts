import { gitModes, shownPath, stillThere, type GateRule, type TouchedPath } from './gate.ts';

const alike = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC');

/** `a/b/c` → each part with the folder it stands in: `['', 'a'], ['a', 'b'], ['a/b', 'c']`. */
export const stepsOfPath = (path: string): readonly (readonly [folder: string, name: string])[] => {
  const parts = path.split('/');
  return parts.map((name, i) => [parts.slice(0, i).join('/'), name]);
};

const isNew = (entry: TouchedPath): boolean => stillThere(entry) && entry.before === gitModes.none;

/** Ensure that no two names differ only by case or by the way their marks are written: many machines hold only one. */
export const oneName: GateRule = {
  code: 'trung-ten',
  words: {
    title: 'Hai tên gần như một',
    what: 'Tên này chỉ khác một tên đã có ở chữ hoa, chữ thường hoặc cách ghi dấu; nhiều máy coi hai tên ấy là một.',
    cure: 'Dùng đúng tên đã có, hoặc đặt tên khác hẳn.',
    example: { wrong: 'Dang-Ky.csv', right: 'dang-ky.csv' },
  },
  severity: 'error',
  source: 'mối nguy: tệp này đè tệp kia trên máy không phân biệt hoa thường',
  *check({ touched, published }) {
    const exact = new Set<string>();
    const leaving = new Set(touched.filter((entry) => !stillThere(entry)).map((entry) => entry.path));
    /** Folder and name as a careless machine sees them → the name written so first. */
    const first = new Map<string, string>();
    for (const [folder, names] of published)
      for (const name of names) if (!leaving.has(folder === '' ? name : `${folder}/${name}`)) first.set(`${folder}/${alike(name)}`, name);
    for (const entry of touched) {
      const twice = exact.has(entry.path);
      exact.add(entry.path);
      if (!isNew(entry) && !twice) continue;
      const clash = stepsOfPath(entry.path).filter(([folder, name]) => {
        const key = `${folder}/${alike(name)}`;
        const known = first.get(key);
        if (known === undefined) first.set(key, name);
        return known !== undefined && known !== name;
      });
      if (twice || clash.length > 0) yield { file: shownPath(entry.path), values: {} };
    }
  },
};
