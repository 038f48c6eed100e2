import { describe, expect, test } from 'vitest';
import {
  check,
  emptyNotebook,
  internalContext,
  itemColumns,
  joinPeople,
  memberColumn,
  notebookFiles,
  readContent,
  reissueCodes,
  resultColumns,
  rosterKind,
  submissionPath,
  withRows,
  type Notebook,
  type Row,
  type SubmissionSource,
} from '../index.ts';
import { chanceFrom, mini } from '../../../scripts/tests/mini.ts';

/** Codes end and begin: what is counted while files of old and new codes stand side by side. Everybody here is invented. */

const known = mini();
const { content } = readContent(known);
const person = (name: string) => ({ name, birth: '1998-03-01', number: '', phone: '', code: '' });
const names = ['Nguyễn Văn Thử', 'Trần Thị Mẫu', 'Lê Văn Giả'];
const { people } = joinPeople([], names.map(person), chanceFrom(7));
const codes = people.map((row) => row[memberColumn]!);
const items = codes.flatMap((code): Row[] =>
  ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].map((criterion, i) => ({
    [memberColumn]: code,
    [itemColumns.number]: String(i + 1),
    [itemColumns.criterion]: criterion,
    [itemColumns.type]: 'viec_lam',
    [itemColumns.thing]: `Tham gia ${i + 2} buổi Chủ nhật xanh ở khu phố`,
    [itemColumns.day]: '2016-02-20',
  })),
);
const done = codes.map((code): Row => ({
  [memberColumn]: code,
  [resultColumns.number]: '1',
  [resultColumns.round]: 'Q1',
  [resultColumns.state]: 'hoan_thanh',
}));
const before = (
  [
    [rosterKind, people],
    ['dang-ky', items],
    ['ket-qua', done],
    ['trao-doi', codes.map((code): Row => ({ [memberColumn]: code, ngay_trao_doi: '2016-05-14' }))],
  ] as const
).reduce<Notebook>((now, [kind, rows]) => withRows(now, kind, rows), emptyNotebook('q8-p01-kp1', 2016));
const after = reissueCodes(before, chanceFrom(99));
const recognised: SubmissionSource = {
  path: submissionPath('q8-p01', 2016, 'cong-nhan'),
  chunks: () => {
    const head = 'nam,ma_co_so,ma_chi_doan,ma_doan_vien,xep_loai_cong_nhan,ly_do_thay_doi,so_van_ban,ngay_hop';
    const rows = codes.map((code) => `2016,q8-p01,q8-p01-kp1,${code},khong_hoan_thanh,,12-QĐ/ĐTN,2016-12-20`);
    return [new TextEncoder().encode(`${[head, ...rows].join('\n')}\n`)];
  },
};
/** What is counted of a branch whose files are some of the old and some of the new. */
const counted = (submissions: readonly SubmissionSource[]) => {
  const { accepted } = check({ ...known, submissions }, { partial: true });
  const context = internalContext({ content: content!, accepted, asOf: '2016-12-31', address: undefined }, 'q8-p01-kp1', 2016)!;
  const members = context.branches[0]!.people.filter((p) => p.isMember);
  const sum = (of: (p: (typeof members)[number]) => number) => members.reduce((n, p) => n + of(p), 0);
  return {
    members: members.length,
    registered: sum((p) => Number(p.hasRegistered)),
    items: sum((p) => p.registered),
    done: sum((p) => p.done),
    talks: sum((p) => p.talks.length),
    recognised: sum((p) => Number(p.recognition !== undefined)),
  };
};

describe('codes issued anew', () => {
  const [old, now] = [notebookFiles(before), notebookFiles(after)];
  const full = { members: 3, registered: 3, items: 15, done: 3, talks: 3, recognised: 0 };

  test('once every file was handed in anew, all is counted as before; what was recognised waits for the new codes', () => {
    expect(counted([...old, recognised])).toEqual({ ...full, recognised: 3 });
    expect(counted([...now, recognised])).toEqual(full);
  });
  test('whichever of the files have come by then, each person is counted once: who stands in the list (K L53, Q L76)', () => {
    for (let mask = 0; mask < 2 ** old.length; mask++) {
      const some = old.map((file, i) => (mask & (1 << i) ? now[i]! : file));
      const figures = counted([...some, recognised]);
      expect(figures.members, `files ${mask}`).toBe(3);
      for (const [name, n] of Object.entries(figures))
        expect(n, `${name} of files ${mask}`).toBeLessThanOrEqual({ ...full, recognised: 3 }[name]!);
    }
  });
  test('a lost notebook: a list made anew ends the old codes, and nothing of them is counted any more', () => {
    const anew = withRows(emptyNotebook('q8-p01-kp1', 2016), rosterKind, joinPeople([], names.map(person), chanceFrom(4)).people);
    const [list, ...rest] = [notebookFiles(anew)[0]!, ...old.slice(1)];
    expect(counted([list, ...rest, recognised])).toEqual({ members: 3, registered: 0, items: 0, done: 0, talks: 0, recognised: 0 });
  });
});
