import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  check,
  headerOf,
  parseSubmissionPath,
  type Chance,
  type CheckOptions,
  type Issue,
  type KindName,
  type RawContent,
  type Report,
} from '../../src/domain/index.ts';
import { random } from '../sample/random.ts';

/** A tiny organisation in memory, under the two real programmes: one Đoàn cơ sở, its branches, and what they hand in. */

/** Bytes by chance that a run of tests can repeat. */
export const chanceFrom = (seed: number): Chance => {
  const { int } = random(String(seed));
  return (count) => Uint8Array.from({ length: count }, () => int(0, 255));
};

const root = join(import.meta.dirname, '../..');
/** What stands in `content` until an organisation begins, and for tests always. */
export const foundingFolder = join(root, 'scripts/sample/founding');
const json = (path: string) => ({
  path,
  data: JSON.parse(readFileSync(path.replace('content', foundingFolder), 'utf8')) as { years: object[] },
});

export const programmeFiles = {
  kienGiang: 'content/programmes/rldv-kien-giang-2015.json',
  quan8: 'content/programmes/rlhd-quan-8-2014.json',
};

/** A chi đoàn bộ phận of phường 1, changed where `more` says. */
export const branch = (code: string, more: object = {}) => ({
  code,
  name: `Chi đoàn ${code}`,
  level: 'chi_doan',
  kind: 'dia_ban_dan_cu',
  branchType: 'bo_phan',
  parent: 'q8-p01',
  ...more,
});
const units = [
  { code: 'q8', name: 'Quận Đoàn 8', level: 'huyen', kind: 'dia_ban_dan_cu' },
  { code: 'q8-p01', name: 'Đoàn phường 1', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
  branch('q8-p01-kp1'),
  branch('q8-p01-kp2'),
  branch('q8-cd-thue', { name: 'Chi đoàn cơ sở Thuế', kind: 'cong_chuc_vien_chuc', branchType: 'co_so', parent: 'q8' }),
  { code: 'kg', name: 'Tỉnh Đoàn Kiên Giang', level: 'tinh', kind: 'dia_ban_dan_cu' },
  { code: 'kg-to-chau', name: 'Đoàn phường Tô Châu', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'kg' },
  branch('kg-to-chau-kp1', { parent: 'kg-to-chau' }),
];

/** An inspection of phường 1 by its district, changed where `more` says. */
export const inspection = (more: object = {}) => ({
  title: 'Kiểm tra',
  organisation: 'q8',
  kind: 'chuyen_de',
  by: 'q8',
  team: 'Ban Tổ chức',
  unit: 'q8-p01',
  year: 2016,
  subjects: ['ke_hoach'],
  planned: '2016-05-01',
  ...more,
});

/** `path → text` becomes content to judge. Texts may leave out the header: the kind's own is put before them. */
export const mini = (submissions: Record<string, string> = {}, more: Partial<RawContent> = {}): RawContent => {
  // What names units, documents and lessons that are not here is left out.
  const withoutNamed = ({ years, ...programme }: { years: object[] }) => ({
    ...programme,
    years: years.map((year) => ({ ...year, events: undefined, plan: undefined })),
    document: 'x',
  });
  const ownPilots = {
    ...withoutNamed(json(programmeFiles.kienGiang).data),
    pilots: undefined,
    assignments: undefined,
    lessonSet: undefined,
  };
  return {
    site: {
      path: 'content/site.json',
      data: {
        name: 'Sổ',
        tagline: 'Sổ',
        asOf: '2016-11-20',
        smallestCell: 5,
        smallestSensitiveCell: 10,
        contacts: ['q8', 'kg'].map((organisation) => ({ organisation, body: 'Ban Tổ chức' })),
        issuers: [{ name: 'BCH' }],
      },
    },
    units: [{ path: 'content/units/mini.json', data: { units } }],
    programmes: [
      { path: programmeFiles.quan8, data: withoutNamed(json(programmeFiles.quan8).data) },
      { path: programmeFiles.kienGiang, data: ownPilots },
    ],
    entries: [
      {
        path: 'content/documents/x.md',
        collection: 'documents',
        id: 'x',
        body: '',
        data: {
          title: 'Văn bản',
          type: 'KH',
          symbol: '1-KH/ĐTN',
          organisation: 'q8',
          issuer: 'BCH',
          place: 'Quận 8',
          day: '2014-03-17',
          summary: 'Tóm tắt',
        },
      },
    ],
    strays: [],
    submissions: Object.entries(submissions).map(([path, text]) => ({
      path,
      chunks: () => [new TextEncoder().encode(withHeader(path, text))],
    })),
    ...more,
  };
};

const withHeader = (path: string, text: string) => {
  const kind = parseSubmissionPath(path)?.kind;
  const header = kind && headerOf(kind).join(',');
  return header === undefined || text.startsWith('nam') || text === '' ? text : `${header}\n${text}`;
};

/** The same where the programme of Quận 8 gives points: ten for each of its criteria, a hundred in all, and rates by their sum. */
export const scored = (raw: RawContent): RawContent => ({
  ...raw,
  programmes: raw.programmes.map(({ path, data }) => {
    if (path !== programmeFiles.quan8) return { path, data };
    const { families, ratings, ...others } = data as { families: { criteria: object[] }[]; ratings: { scale: object[] } };
    return {
      path,
      data: {
        ...others,
        families: families.map((f) => ({ ...f, criteria: f.criteria.map((criterion) => ({ ...criterion, points: 10 })) })),
        ratings: { ...ratings, scale: ratings.scale.map((level, i) => ({ ...level, pointsFrom: [90, 70, 50, 0][i] })) },
      },
    };
  }),
});

export const at = (unit: string, kind: KindName, year = 2016) => `content/submissions/${unit}/${year}/${kind}.csv`;

export const issuesOf = (report: Report): readonly Issue[] => [...report.contentIssues, ...report.files.flatMap((f) => f.issues)];
/** `code:severity`, sorted, of everything a check says. */
export const codesOf = (raw: RawContent, options: CheckOptions = {}): string[] =>
  issuesOf(check(raw, options)).map((i) => `${i.code}:${i.severity}`);

/** `n` registrations of one member under programme Q, each different, alternating between both families. */
export const registrations = (member: string, n: number, more: Partial<Record<string, string>> = {}): string =>
  Array.from({ length: n }, (_, i) =>
    [
      more['nam'] ?? '2016',
      more['unit'] ?? 'q8-p01-kp1',
      member,
      more['doi_tuong'] ?? 'doan_vien',
      String(i + 1),
      more['tieu_chi'] ?? (i % 2 ? `HD${(i % 5) + 1}` : `RL${(i % 5) + 1}`),
      more['loai'] ?? 'viec_lam',
      more['noi_dung'] ?? `Tham gia ${i + 2} buổi Chủ nhật xanh ở khu phố`,
      more['so_luong'] ?? '',
      more['don_vi_tinh'] ?? '',
      more['han'] ?? '',
      more['ngay_dang_ky'] ?? '2016-02-20',
    ].join(','),
  ).join('\n');

/** Whether the sample organisation is here. Once a real one has emptied it, the tests that tell its story have nothing to read. */
const unitFiles = existsSync(join(root, 'content/units')) ? readdirSync(join(root, 'content/units')) : [];
export const sampleHere = unitFiles.some((f) => /"sample": ?true/.test(readFileSync(join(root, 'content/units', f), 'utf8')));

/** A collective's honour as its form writes it, shown in public; `more` changes it. */
export const honourData = (more: object = {}) => ({
  title: 'Tiêu biểu',
  organisation: 'q8',
  recipientKind: 'tap_the',
  recipient: 'Chi đoàn khu phố 1',
  unit: 'q8-p01',
  year: 2016,
  form: 'giay_khen',
  awardedBy: 'Quận Đoàn 8',
  decision: { symbol: '1-QĐ/ĐTN', day: '2016-10-20', signer: 'Bí thư' },
  reason: 'Làm tốt',
  state: 'cong_bo',
  ...more,
});
