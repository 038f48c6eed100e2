import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { beginQuestion, beginQuestions, check, programmeSchema, type Programme } from '../../src/domain/index.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { plantForest } from '../sample/units.ts';
import { largeSample } from '../tests/large-sample.ts';
import { sampleHere } from '../tests/mini.ts';

/** The command, as people run it: on a root that carries the sample, with lines of a terminal or a file of answers. */

const temporary = mkdtempSync(join(tmpdir(), 'begin-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
const scripts = join(import.meta.dirname, '..');

/** A root with everything that comes with the product. */
const freshRoot = (name: string): string => {
  const root = join(temporary, name);
  cpSync(join(largeSample(), 'content'), join(root, 'content'), { recursive: true });
  return root;
};
const command = (name: string, args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, `${name}.ts`), ...args], { input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
};
const answer = (root: string, answers: object, ...more: string[]) => {
  const file = join(root, 'tra-loi.json');
  writeFileSync(file, JSON.stringify(answers));
  return command('begin', ['--root', root, '--answers', file, '--day', '2026-01-05', ...more]);
};
const contentBelow = (root: string): readonly [path: string, text: string][] =>
  readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]);
const programmeOf = (root: string): Programme => {
  const [file] = readdirSync(join(root, 'content/programmes'));
  return programmeSchema.parse(JSON.parse(readFileSync(join(root, 'content/programmes', file!), 'utf8')));
};
const unitsOf = (root: string) => check(readRoot(root)).content!.forest.units;

const ward = [
  'Chi đoàn khu phố 1',
  'Chi đoàn khu phố 2',
  'Chi đoàn khu phố 3',
  'Chi đoàn Trường THCS Bến Xuân',
  'Chi đoàn Công an phường',
  'Chi đoàn Trạm Y tế',
];
/** What a person types: Enter where the proposal is right. */
const typed = [
  ...['Đoàn phường Bến Xuân', '', '', ...ward, '.', '', '2', '2026', '2028'],
  ...['Tiên phong', '', 'Chung sức vì cộng đồng', '', '05-KH/ĐTN', '2026-01-02', '028 3800 0000', '', 'Họ và tên', 'Bến Xuân', '1'],
];

describe.runIf(sampleHere)('a ward with six chi đoàn, at the terminal', () => {
  const root = freshRoot('ward');
  const said = command('begin', ['--root', root, '--day', '2026-01-05'], `${typed.join('\n')}\n`);
  test('asks, writes, and says what is missing and what comes next', () => {
    expect([said.status, said.err]).toEqual([0, '']);
    expect(said.out).toContain('/content? Phần có sẵn để xem thử sẽ được bỏ đi.');
    expect(said.out).toContain('Nhận ra 7 đơn vị: 1 Đoàn xã, phường, đặc khu, 6 Chi đoàn.');
    expect(said.out).toMatch(
      /Còn thiếu cho ngày đầu\n\nCần ngay: [^\n]*\n 1\. Chưa có chủ đề sinh hoạt tháng này\.[\s\S]*\n\nĐể sau [^\n]*\n 1\. Chưa ghi Đoàn phường Bến Xuân gửi báo cáo cho ai\.[\s\S]* 2\. Văn bản của[\s\S]*7 đơn vị chưa có tài khoản hay khoá/,
    );
    expect(said.out).toMatch(/Tiếp theo:\n {2}npm start/);
  });
  test('asks in the words of the form', () => {
    for (const { label, hint } of [...beginQuestions, ...['units', 'skeleton'].map(beginQuestion)]) {
      expect(said.out).toContain(`\n${label}`);
      expect(said.out).toContain(hint);
    }
  });
  test('the real check is clean, and the year is there', () => {
    const checked = command('check', ['--root', root]);
    expect([checked.status, checked.out]).toEqual([0, expect.stringContaining('Nội dung không có gì phải sửa')]);
    expect(unitsOf(root)).toHaveLength(7);
    expect(programmeOf(root)).toMatchObject({ organisation: 'ben-xuan', period: { from: 2026, to: 2028 } });
    expect(programmeOf(root).years[0]).toMatchObject({ themes: [{ text: 'Tiên phong' }], drives: [{ theme: 'Chung sức vì cộng đồng' }] });
  });
  test('nothing of what came with the product is left: no name, no code, no mark, no number', () => {
    const texts = contentBelow(root);
    expect(texts.map(([path]) => path).sort()).toEqual([
      'content/README.md',
      'content/documents/ren-luyen-hanh-dong-ben-xuan-2026.md',
      'content/exceptions.json',
      'content/programmes/ren-luyen-hanh-dong-ben-xuan-2026.json',
      'content/site.json',
      'content/units/ben-xuan.json',
    ]);
    const units = Object.values(plantForest().files).flat();
    const words = [
      ...units.filter(({ level }) => level !== 'chi_doan').flatMap(({ code, name }) => [`"${code}"`, name]),
      'Kiên Giang',
      'Quận 8',
      'Rạch Giá',
      'minh hoạ',
      '3876903',
    ];
    expect(words.length).toBeGreaterThan(80);
    for (const [path, text] of texts)
      expect(
        words.filter((word) => text.includes(word)),
        path,
      ).toEqual([]);
  });
  test('it does not write over what it wrote', () => {
    const again = command('begin', ['--root', root, '--day', '2026-01-05'], `${typed.join('\n')}\n`);
    expect([again.status, again.err]).toEqual([2, expect.stringMatching(/Đã có content\/units\/ben-xuan\.json.*\n {2}Chữa: /)]);
  });
  test('a new year in one press: days moved, themes asked, the drive without a theme waits', () => {
    const { status, out } = command('begin', ['--root', root, '--year', '2027'], 'Năm mới\n\n\nNước sạch\n');
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('Đã thêm năm 2027 vào content/programmes/ren-luyen-hanh-dong-ben-xuan-2026.json.'),
    ]);
    const [before, after] = programmeOf(root).years;
    expect(after).toMatchObject({ year: 2027, themes: [{ kind: 'doan', text: 'Năm mới' }], drives: [] });
    expect(after!.due.map(({ day }) => day)).toEqual(before!.due.map(({ day }) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`));
    expect(command('check', ['--root', root]).status).toBe(0);
  });
});

describe.runIf(sampleHere)('larger organisations, from a file of answers', () => {
  test('a province of 102 communes and 3,060 chi đoàn', () => {
    const root = freshRoot('province');
    const units = Array.from({ length: 102 }, (_, i) =>
      Array.from({ length: 30 }, (__, j) => `Đoàn ${['xã', 'phường'][i % 2]} Số ${i + 1}\tChi đoàn ${['ấp', 'khu phố'][i % 2]} ${j + 1}`),
    );
    const said = answer(root, {
      name: 'Tỉnh đoàn Sông Tiền',
      units: units.flat().join('\n'),
      skeleton: 'nam-nhom',
      year: 2026,
      until: 2030,
    });
    expect([said.status, said.out]).toEqual([
      0,
      expect.stringContaining('Nhận ra 3163 đơn vị: 1 Tỉnh, thành Đoàn, 102 Đoàn xã, phường, đặc khu, 3060 Chi đoàn.'),
    ]);
    expect(command('check', ['--root', root]).status).toBe(0);
    expect(programmeOf(root).steps.map(({ level }) => level)).toEqual(expect.arrayContaining(['xa', 'chi_doan']));
  });
  test('a university with faculties, by the school year', () => {
    const root = freshRoot('university');
    const units = 'Đoàn khoa\tChi đoàn\nKhoa Toán – Tin\tK65A\n\tK65B\nKhoa Ngữ văn\tK65A\n\tK65B';
    const said = answer(root, { name: 'Đoàn trường Đại học Bình Minh', units, skeleton: 'truong-hoc', year: 2026 });
    expect([said.status, command('check', ['--root', root]).status]).toEqual([0, 0]);
    expect(
      unitsOf(root)
        .map(({ level, branchType, yearKind }) => [level, branchType, yearKind].join(' ').trim())
        .sort(),
    ).toEqual([...Array.from({ length: 4 }, () => 'chi_doan bo_phan nam_hoc'), ...['co_so  nam_hoc', 'co_so  nam_hoc', 'khoi  nam_hoc']]);
  });
});

describe.runIf(sampleHere)('nothing is written', () => {
  const root = freshRoot('untouched');
  const before = contentBelow(root);
  test.each<[what: string, run: () => { status: number | null; err: string }, words: RegExp]>([
    [
      'before the last question is answered',
      () => command('begin', ['--root', root], typed.slice(0, -1).join('\n')),
      /Chưa trả lời hết các câu hỏi, nên chưa ghi gì/,
    ],
    [
      'when somebody says no at the end',
      () => command('begin', ['--root', root], [...typed.slice(0, -1), '2', ''].join('\n')),
      /Chưa ghi gì/,
    ],
    [
      'with a list that cannot stand',
      () => answer(root, { name: 'Đoàn xã Tân Hòa', units: 'Huyện đoàn Cù Lao', skeleton: 'nam-nhom', year: 2026 }),
      /Dòng 1: “Huyện đoàn Cù Lao”/,
    ],
    [
      'with answers of another shape',
      () => answer(root, { name: 'Đoàn xã Tân Hòa', year: '2026' }),
      /còn chỗ chưa đúng: Khung chương trình; Năm bắt đầu/,
    ],
    ['for a year that is there', () => answer(root, {}, '--year', '2016'), /đã có năm 2016/],
    ['for a year outside the period', () => answer(root, {}, '--year', '2018'), /ghi giai đoạn 201\d – 2017/],
  ])('%s', (_, run, words) => {
    const { status, err } = run();
    expect([status, err]).toEqual([2, expect.stringMatching(words)]);
    expect(err).toContain('Chữa: ');
    rmSync(join(root, 'tra-loi.json'), { force: true });
    expect(contentBelow(root)).toEqual(before);
  });
  test('a root without settings is told so', () => {
    expect(existsSync(join(temporary, 'nowhere'))).toBe(false);
    expect(() =>
      execFileSync(process.execPath, [join(scripts, 'begin.ts'), '--root', join(temporary, 'nowhere')], { stdio: 'pipe' }),
    ).toThrow(/Không thấy content\/site\.json/);
  });
});
