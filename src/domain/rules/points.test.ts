import { describe, expect, test } from 'vitest';
import {
  check,
  emptyNotebook,
  internalContext,
  internalReports,
  judgeNotebook,
  kindsUnder,
  memberColumn,
  notebookScore,
  pointsColumns,
  programmeOf,
  readContent,
  rosterKind,
  scoreOf,
  sheetKinds,
  sheetsOf,
  suggestRating,
  withPoints,
  withRows,
  wordsOf,
  type RawContent,
} from '../index.ts';
import { at, codesOf, issuesOf, mini, registrations, scored } from '../../../scripts/tests/mini.ts';

/**
 * Points, where a programme gives them (domain §2.2: five groups, per criterion so many points, a hundred in all; two columns, the
 * member's own and the branch's). Here the ten criteria of Quận 8 give ten each, and ratings go by their sum: 90, 70, 50, 0.
 */

const q8 = 'q8-p01-kp1';
const chamDiem = at(q8, 'cham-diem');
const criteria = ['RL1', 'RL2', 'RL3', 'RL4', 'RL5', 'HD1', 'HD2', 'HD3', 'HD4', 'HD5'];
const line = (criterion: string, own: string, points: string) => `2016,${q8},DV-1A,${criterion},${own},${points}`;
/** A whole sheet: in each criterion so many points, hers and the branch's. */
const sheet = (own: string, points: string) => criteria.map((criterion) => line(criterion, own, points)).join('\n');
/** So many people’s sheets that are alike, and so many others. */
const sheets = (alike: number, others: number) =>
  Array.from({ length: alike + others }, (_, i) =>
    sheet(i < alike ? '9' : `${i % 10}`, i < alike ? '9' : '8').replaceAll('DV-1A', `DV-${i + 1}A`),
  ).join('\n');
const beside = {
  [at(q8, 'doan-vien')]: `2016,${q8},DV-1A,doan_vien,dang_sinh_hoat,`,
  [at(q8, 'dang-ky')]: registrations('DV-1A', 5),
};
const proposal = (rating: string, reason = '') => ({ [at(q8, 'danh-gia')]: `2016,${q8},DV-1A,${rating},,${reason}` });
const judged = (files: Record<string, string>) => codesOf(scored(mini({ ...beside, ...files })));
const contentOf = (raw: RawContent) => readContent(raw).content!;
const programmeIn = (raw: RawContent) => {
  const content = contentOf(raw);
  return programmeOf(content.programmes, content.forest, content.forest.get(q8)!, 2016)!;
};
const [withPointsGiven, without] = [programmeIn(scored(mini())), programmeIn(mini())];

describe('a score sheet as it is handed in', () => {
  test.each([
    { code: 'khong-cham-diem:error', keeps: {}, breaks: { [chamDiem]: sheet('9', '9') }, of: (raw: RawContent) => raw },
    { code: 'diem-vuot-muc:error', keeps: { [chamDiem]: sheet('10', '10') }, breaks: { [chamDiem]: sheet('9', '10.5') } },
    { code: 'diem-vuot-muc:error', keeps: { [chamDiem]: sheet('0', '0') }, breaks: { [chamDiem]: sheet('11', '10') } },
    {
      code: 'phieu-thieu-tieu-chi:warning',
      keeps: { [chamDiem]: sheet('9', '9') },
      breaks: { [chamDiem]: sheet('9', '9').split('\n').slice(1).join('\n') },
    },
    { code: 'hai-cot-khac-muc:note', keeps: { [chamDiem]: sheet('8', '7') }, breaks: { [chamDiem]: sheet('9', '7') } },
    { code: 'phieu-giong-nhau:warning', keeps: { [chamDiem]: sheets(5, 5) }, breaks: { [chamDiem]: sheets(6, 5) } },
    { code: 'tieu-chi-la:error', keeps: { [chamDiem]: line('RL1', '9', '9') }, breaks: { [chamDiem]: line('LT1', '9', '9') } },
    {
      code: 'dong-trung:error',
      keeps: { [chamDiem]: sheet('9', '9') },
      breaks: { [chamDiem]: `${sheet('9', '9')}\n${line('RL1', '8', '8')}` },
    },
  ])('$code', ({ code, keeps, breaks, of = scored }) => {
    expect(codesOf(of(mini({ ...beside, ...keeps })))).not.toContain(code);
    expect(codesOf(of(mini({ ...beside, ...breaks } as Record<string, string>)))).toContain(code);
  });

  test('K L25 (K-15): sheets that more than half of at least ten people have alike are pointed out, others not', () => {
    const said = (alike: number, others: number) =>
      issuesOf(check(scored(mini({ [chamDiem]: sheets(alike, others) }))))
        .filter(({ code }) => code === 'phieu-giong-nhau')
        .map(({ values }) => values['count']);
    expect([said(6, 5), said(5, 5), said(9, 0), said(10, 0)]).toEqual([[6], [], [], [10]]);
  });
  test('a whole sheet within its limits has nothing said of it; her own column may stay empty', () => {
    expect(judged({ [chamDiem]: sheet('8.5', '8') })).toEqual([]);
    expect(judged({ [chamDiem]: sheet('', '8') })).toEqual([]);
  });

  test('a criterion too many of a row is told with its limit, of whichever column is too high', () => {
    const said = issuesOf(check(scored(mini({ ...beside, [chamDiem]: line('RL1', '12', '9') })))).find(
      ({ code }) => code === 'diem-vuot-muc',
    )!;
    expect(wordsOf(said).what).toBe('Tiêu chí RL1 cho nhiều nhất 10 điểm; dòng này ghi 12.');
    expect(said.column).toBe('diem_tu_cham');
  });

  test('a criterion that waits to be mended is not called missing beside', () => {
    const codes = judged({ [chamDiem]: sheet('9', '9').replace('RL1,9,9', 'RL1,9,19') });
    expect(codes).toContain('diem-vuot-muc:error');
    expect(codes).not.toContain('phieu-thieu-tieu-chi:warning');
  });

  test('where no programme gives points there is no such kind: in no form, no notebook, no list of names', () => {
    expect(kindsUnder([without])).not.toContain('cham-diem');
    expect(kindsUnder([without, withPointsGiven])).toContain('cham-diem');
    expect([sheetKinds(without).includes('cham-diem'), sheetKinds(withPointsGiven).includes('cham-diem')]).toEqual([false, true]);
    const strays = (raw: RawContent) => issuesOf(check(raw)).find(({ code }) => code === 'duong-dan-la')!.values['kinds'];
    const odd = mini({ 'content/submissions/q8-p01-kp1/2016/la.csv': 'nam\n' });
    expect([String(strays(odd)).includes('cham-diem'), String(strays(scored(odd))).includes('cham-diem')]).toEqual([false, true]);
  });
});

describe('the sums of a sheet', () => {
  const rows = (own: number | undefined, points: number | undefined, of = criteria) =>
    of.map((criterion) => ({ criterion, ownPoints: own, points }));
  test.each([
    ['both columns', rows(8, 7.5), { own: 80, branch: 75, most: 100, lacking: [] }],
    ['tenths add up to what a person adds up', rows(0.1, 0.2), { own: 1, branch: 2, most: 100, lacking: [] }],
    [
      'her own column with a gap has no sum',
      [...rows(8, 7, criteria.slice(1)), ...rows(undefined, 7, ['RL1'])],
      { own: undefined, branch: 70, most: 100, lacking: [] },
    ],
    [
      'what the branch has not scored is lacking',
      rows(8, 7, criteria.slice(2)),
      { own: undefined, branch: 56, most: 100, lacking: ['RL1', 'RL2'] },
    ],
    [
      'more than a criterion gives is nothing until it is mended',
      [...rows(8, 7, criteria.slice(1)), ...rows(11, 12, ['RL1'])],
      { own: undefined, branch: 63, most: 100, lacking: ['RL1'] },
    ],
    ['the branch where she is now counts', [...rows(8, 7), ...rows(1, 1)], { own: 80, branch: 70, most: 100, lacking: [] }],
  ])('%s', (_, written, sums) => expect(scoreOf(withPointsGiven, written)).toEqual(sums));
  test('nothing written has none', () => expect(scoreOf(withPointsGiven, [])).toBeUndefined());
});

describe('the rating that a sum suggests', () => {
  const member = { kind: 'doan_vien', state: 'dang_sinh_hoat', registered: 5, done: 5 };
  const score = (branch: number, lacking: readonly string[] = []) => ({ own: undefined, branch, most: 100, lacking });
  test.each([
    [100, 'hoan_thanh_xuat_sac'],
    [90, 'hoan_thanh_xuat_sac'],
    [89.5, 'hoan_thanh_tot'],
    [70, 'hoan_thanh_tot'],
    [69, 'hoan_thanh'],
    [50, 'hoan_thanh'],
    [49, 'khong_hoan_thanh'],
    [0, 'khong_hoan_thanh'],
  ])('%d of 100: %s, whatever the share of items', (sum, rating) =>
    expect(suggestRating(withPointsGiven, { ...member, score: score(sum) })!.rating).toBe(rating),
  );

  test('it says what it is measured by', () =>
    expect(suggestRating(withPointsGiven, { ...member, score: score(72.5) })!.reasons).toEqual([
      'Chi đoàn chấm 72,5 trên 100 điểm; mức “Hoàn thành tốt nhiệm vụ” từ 70 điểm',
    ]));
  test('a sheet that is not whole suggests nothing: the share of items does, as in a programme that does not rate by points', () => {
    const byItems = suggestRating(without, member);
    expect(byItems!.rating).toBe('hoan_thanh_xuat_sac');
    expect(suggestRating(withPointsGiven, { ...member, score: score(40, ['RL1']) })).toEqual(byItems);
    expect(suggestRating(without, { ...member, score: score(40) })).toEqual(byItems);
  });
  test('who registered nothing is rated by her points; without a sheet she is where she was', () => {
    expect(suggestRating(withPointsGiven, { ...member, registered: 0, done: 0, score: score(75) })!.rating).toBe('hoan_thanh_tot');
    expect(suggestRating(withPointsGiven, { ...member, registered: 0, done: 0 })!.rating).toBe('khong_hoan_thanh');
  });
  test('for a member working away the concession (R5) lifts points that would not do, and no higher', () => {
    const away = { ...member, state: 'di_lam_an_xa', done: 3, threshold: 50 };
    expect(suggestRating(withPointsGiven, { ...away, score: score(30) })!.rating).toBe('hoan_thanh');
    expect(suggestRating(withPointsGiven, { ...away, done: 1, score: score(30) })!.rating).toBe('khong_hoan_thanh');
    expect(suggestRating(withPointsGiven, { ...away, score: score(75) })!.rating).toBe('hoan_thanh_tot');
  });
  test('a proposal that differs from the sum says why; one that follows it need not, though items are left undone', () => {
    const code = 'de-nghi-thieu-ly-do:error';
    expect(judged({ [chamDiem]: sheet('9', '9'), ...proposal('hoan_thanh_xuat_sac') })).not.toContain(code);
    expect(judged({ [chamDiem]: sheet('9', '9'), ...proposal('hoan_thanh_tot') })).toContain(code);
    expect(judged({ [chamDiem]: sheet('9', '9'), ...proposal('hoan_thanh_tot', 'Vắng ba buổi sinh hoạt') })).not.toContain(code);
    const raw = scored(mini({ ...beside, [chamDiem]: sheet('9', '9'), ...proposal('hoan_thanh_tot') }));
    expect(wordsOf(issuesOf(check(raw)).find((i) => i.code === 'de-nghi-thieu-ly-do')!).what).toContain(
      'Chi đoàn chấm 90 trên 100 điểm thì gợi ý',
    );
  });
});

describe('a scale by points that contradicts itself', () => {
  const scaled = (from: readonly (number | undefined)[]): RawContent => {
    const raw = scored(mini());
    return {
      ...raw,
      programmes: raw.programmes.map(({ path, data }) => {
        const { ratings, ...others } = data as { ratings: { scale: { pointsFrom?: number }[] } };
        if (ratings.scale[0]!.pointsFrom === undefined) return { path, data };
        const scale = ratings.scale.map((level, i) => ({ ...level, pointsFrom: from[i] }));
        return { path, data: { ...others, ratings: { ...ratings, scale } } };
      }),
    };
  };
  test.each([
    [[90, 70, 50, 0], false],
    [[100, 70, 50, 0], false],
    [[undefined, undefined, undefined, undefined], false],
    [[90, 70, undefined, 0], true],
    [[90, 70, 70, 0], true],
    [[70, 90, 50, 0], true],
    [[90, 70, 50, 10], true],
    [[101, 70, 50, 0], true],
  ] as const)('%j', (from, wrong) => expect(codesOf(scaled(from)).includes('chuong-trinh-sai:error')).toBe(wrong));
});

describe('reports and the notebook', () => {
  const reportOf = (raw: RawContent, code: string) => {
    const { content } = readContent(raw);
    const { accepted } = check(raw);
    const context = internalContext({ content: content!, accepted, asOf: '2017-01-20', address: '' }, q8, 2016)!;
    return internalReports.find((report) => report.code === code)!.build(context);
  };
  const files = { ...beside, [chamDiem]: sheet('8', '7'), ...proposal('hoan_thanh_tot') };
  const tableOf = (raw: RawContent, code: string, caption: RegExp) =>
    reportOf(raw, code).tables.find((table) => caption.test(table.caption));

  test('P5 has both sums beside the suggestion, and the points criterion by criterion', () => {
    const list = tableOf(scored(mini(files)), 'P5', /^Danh sách/)!;
    expect(list.columns.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Điểm tự chấm', 'Chi đoàn chấm (trên 100)', 'Gợi ý của máy']),
    );
    expect(list.rows[0]).toEqual(expect.arrayContaining(['80', '70', 'Hoàn thành tốt nhiệm vụ']));
    expect(tableOf(scored(mini(files)), 'P5', /từng tiêu chí/)!.rows).toEqual([['DV-1A', ...criteria.map(() => '7'), '70']]);
  });
  test('her own sheet in P3 has the two columns and their sums', () => {
    const own = tableOf(scored(mini(files)), 'P3', /^Phiếu chấm điểm của DV-1A/)!;
    expect(own.columns.map(({ label }) => label)).toEqual(['Mã', 'Tiêu chí', 'Tối đa', 'Tự chấm', 'Chi đoàn chấm']);
    expect(own.rows[0]!.slice(2)).toEqual(['10', '8', '7']);
    expect(own.total).toEqual(['Cộng', '', '100', '80', '70']);
  });
  test('in a programme that gives none neither says a word of points', () => {
    const plain = mini({ ...beside, ...proposal('hoan_thanh_tot', 'Chi đoàn biểu quyết') });
    for (const code of ['P3', 'P5']) expect(JSON.stringify(reportOf(plain, code))).not.toMatch(/điểm|chấm/i);
  });

  const content = contentOf(scored(mini()));
  const place = { unit: content.forest.get(q8)!, year: 2016, programme: withPointsGiven };
  const begun = withRows(emptyNotebook(q8, 2016), rosterKind, [{ [memberColumn]: 'DV-1A', ho_ten: 'Nguyễn Văn Thử' }]);
  const { criterion, ownPoints, points } = pointsColumns;

  test('a cell that is written makes its row, both blank take it away, and the sums follow', () => {
    const one = withPoints(begun, 'DV-1A', 'RL1', { [ownPoints]: '9' });
    expect(one.rows['cham-diem']).toEqual([{ [memberColumn]: 'DV-1A', [criterion]: 'RL1', [ownPoints]: '9', [points]: '' }]);
    const both = withPoints(one, 'DV-1A', 'RL1', { [points]: '8' });
    expect(notebookScore(both, withPointsGiven, 'DV-1A')).toMatchObject({ branch: 8, lacking: criteria.slice(1) });
    const gone = withPoints(withPoints(both, 'DV-1A', 'RL1', { [points]: '' }), 'DV-1A', 'RL1', { [ownPoints]: '' });
    expect(gone.rows['cham-diem']).toEqual([]);
  });
  test('what she gave herself waits in the notebook for the branch; then it is handed in', () => {
    const own = withPoints(begun, 'DV-1A', 'RL1', { [ownPoints]: '9' });
    const files = (notebook: typeof own) => judgeNotebook(scored(mini()), notebook).filter(({ kind }) => kind === 'cham-diem');
    expect(files(own)).toEqual([]);
    const [file] = files(withPoints(own, 'DV-1A', 'RL1', { [points]: '8' }));
    expect(file).toMatchObject({ accepted: 1, leftOut: 0, ownerless: [] });
    expect(file!.text).toContain(`2016,${q8},DV-1A,RL1,9,8`);
  });
  test('its sheet is there where points are given', () => {
    const names = (programme: typeof without) => sheetsOf(begun, { ...place, programme }).map(({ name }) => name);
    expect([names(withPointsGiven).includes('Chấm điểm'), names(without).includes('Chấm điểm')]).toEqual([true, false]);
  });
});
