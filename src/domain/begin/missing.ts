import type { Content } from '../intake/read-content.ts';
import type { Issue } from '../issues.ts';
import type { CollectionName } from '../schema/collections.ts';
import { labelOf } from '../schema/field.ts';
import { existsOn } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-year.ts';
import { levelLabels, levels, unitSchema, type Level, type Unit } from '../schema/unit.ts';
import { issuerOf, reportsTo } from '../reports/paper.ts';
import { groupsFixed } from '../rules/content/groups-fixed.ts';
import { criteriaWithoutAim } from '../rules/content/criteria-have-aims.ts';
import { type Clause, programmeSchema, themeKinds, themesLacking, type Programme } from '../schema/programme.ts';
import { lowerFirst } from '../vietnamese.ts';
import { isPending, modelOf, namelessFamilies } from './skeleton.ts';
import type { SettingKind } from './settings.ts';
import type { Settlement } from './settle.ts';

/** Something that is not there yet on the first day, and what mends it. */
export interface Missing {
  what: string;
  mend: string;
  /** Where at the desk it is mended: an entry (without a name, a new one), a form of its own, or a place among the settings. */
  at?:
    | { collection: CollectionName; id?: string }
    | { form: 'year' | 'units' }
    | { setting: '' | `${SettingKind}/${string}` }
    | { settle: Settlement['kind']; of: string; year?: number; fields: readonly Field[] };
}

/** One thing that is asked: its name among the answers, and its label. */
interface Field {
  name: string;
  label: string;
  /** Several things, one a line. */
  lines?: boolean;
}

/** Where things are mended, as somebody at the terminal reads it too. */
const here = 'ở mục Bắt đầu của bàn biên tập';
const inSettings = 'ở mục Cài đặt của bàn biên tập';

/** What a clause speaks of, by the name it has; what has none, by its place among the settings. */
const ruleAt = (holder: Readonly<Record<string, unknown>>, at: readonly string[]): string => {
  const name = holder['name'] ?? holder['text'];
  if (typeof name !== 'string') return labelOf(programmeSchema, at);
  const level = levelLabels[holder['level'] as Level] as string | undefined;
  const kind = labelOf(programmeSchema, at.slice(0, -1)).split(' › ').at(-1)!;
  return `${[kind, ...(level ? [lowerFirst(level)] : [])].join(', ')}: “${name}”`;
};
/** The clauses of a programme that wait for its organisation's own words, each asked for by its place in it. */
const pendingClauses = (value: unknown, at: readonly string[] = []): readonly Field[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([step, inner]) =>
    step === 'clause' && isPending(inner as Clause)
      ? [{ name: [...at, step].join('.'), label: ruleAt(value as Readonly<Record<string, unknown>>, at) }]
      : pendingClauses(inner, [...at, step]),
  );
};

/** Aims that criteria do not serve yet, and a guide that was announced (K L23, L34; K-09, K-21). */
function* inContents({ documents }: Content, programme: Programme): Generator<Missing> {
  const { aims, separateGuide } = programme;
  const aimless = criteriaWithoutAim(programme);
  if (aimless.length > 0)
    yield aims.length === 0
      ? {
          what: `“${programme.short}” chưa ghi mục đích nào.`,
          mend: `Chép mục đích của văn bản ${inSettings}, rồi ghi mã của mục đích ở từng tiêu chí.`,
          at: { setting: `chuong_trinh/${programme.code}/aims` },
        }
      : {
          what: `Chưa nói phục vụ mục đích nào: tiêu chí ${aimless.map(({ code }) => code).join(', ')}.`,
          mend: `Ghi mã mục đích ở từng tiêu chí, ${inSettings}.`,
          at: { setting: `chuong_trinh/${programme.code}/families` },
        };
  if (separateGuide && !documents.some(({ id, data }) => id === separateGuide.document && data.state !== 'trinh'))
    yield {
      what: `Đã báo trước mà chưa ban hành: ${lowerFirst(separateGuide.text.replace(/\.$/, ''))}.`,
      mend: 'Khi hướng dẫn đã ở trong thư viện văn bản, ghi số và ký hiệu của nó; trang chương trình sẽ dẫn tới.',
      at: { settle: 'huong_dan_rieng', of: programme.code, fields: [{ name: 'symbol', label: 'Số và ký hiệu của hướng dẫn' }] },
    };
}

function* inProgramme(content: Content, programme: Programme, year: number): Generator<Missing> {
  const order = content.documents.find(({ id }) => id === programme.document);
  if (order?.data.state === 'trinh')
    yield {
      what: `Văn bản của “${programme.short}” chưa công bố.`,
      mend: `Ở bàn biên tập, mở bài ấy: ghi số, ngày, chép nội dung, chuyển “Hiệu lực của bài” sang “Công bố”.`,
      at: { collection: 'documents', id: order.id },
    };
  const families = namelessFamilies(programme.families);
  if (families.length > 0)
    yield {
      what: `${families.length} nhóm chưa có tiêu chí riêng: ${families.map(({ short }) => short).join(', ')}.`,
      mend: `Ghi các tiêu chí theo hướng dẫn của cấp trên, ${here}. Chưa ghi thì đoàn viên vẫn đăng ký theo nhóm.`,
      at: {
        settle: 'cac_tieu_chi',
        of: programme.code,
        fields: families.map(({ code, name }) => ({ name: code, label: name, lines: true })),
      },
    };
  const clauses = pendingClauses(programme);
  if (clauses.length > 0)
    yield {
      what: `${clauses.length} quy định chưa ghi điều khoản của văn bản đơn vị.`,
      mend: `Khi văn bản đã ban hành, ${here} ghi mỗi quy định ở mục nào của văn bản. Trích nguyên văn: ở mục Cài đặt.`,
      at: { settle: 'dieu_khoan', of: programme.code, fields: clauses },
    };
  yield* inContents(content, programme);
  const settings = programme.years.find((y) => y.year === year);
  if (!settings) {
    yield { what: `“${programme.short}” chưa mở năm ${year}.`, mend: `npm run begin -- --year ${year}`, at: { form: 'year' } };
    return;
  }
  const settled = { of: programme.code, year };
  const themes = themesLacking(settings);
  if (themes.length > 0)
    yield {
      what: `Năm ${year} chưa có: ${themes.map((kind) => lowerFirst(themeKinds[kind])).join(', ')}.`,
      mend: `Ghi ${here}.`,
      at: { settle: 'chu_de', ...settled, fields: themes.map((kind) => ({ name: kind, label: themeKinds[kind] })) },
    };
  if (settings.due.length === 0)
    yield {
      what: `Năm ${year} chưa có hạn nộp nào.`,
      mend: `Ghi hạn của năm ${year} ${inSettings}.`,
      at: { setting: `chuong_trinh/${programme.code}/years.${programme.years.indexOf(settings)}.due` },
    };
  const drives = (modelOf(programme)?.drives ?? []).filter(({ code }) => settings.drives.every((d) => d.code !== code));
  if (drives.length > 0)
    yield {
      what: `Đợt cao điểm chưa có chủ đề nên chưa mở: ${drives.map(({ name }) => name).join(', ')}.`,
      mend: `Khi có chủ đề, ghi ${here}. Không mở thì không ai phải báo cáo đợt ấy.`,
      at: { settle: 'dot', ...settled, fields: drives.map(({ code, name }) => ({ name: code, label: `Chủ đề đợt “${name}”` })) },
    };
}

/** Names at most so many, and how many more there are. */
const some = (units: readonly Unit[]): string =>
  units.length <= 3 ? units.map(({ name }) => name).join(', ') : `${units[0]!.name} và ${units.length - 1} đơn vị khác`;

/** So many signers are asked for at once; of more, each unit writes its own. */
const mostSigners = 30;

function* inUnits(content: Content, root: Unit, asOf: string): Generator<Missing> {
  const { forest } = content;
  const own = forest.units.filter((unit) => forest.root(unit) === root && existsOn(unit, asOf));
  const branches = own.filter(({ level }) => levels[level].submits);
  if (branches.length === 0)
    yield { what: `${root.name} chưa có chi đoàn nào.`, mend: 'Thêm ở mục Đơn vị của bàn biên tập.', at: { form: 'units' } };
  const idle = own.filter((unit) => !levels[unit.level].submits && unit !== root && forest.children(unit.code).length === 0);
  if (idle.length > 0)
    yield {
      what: `Chưa có chi đoàn nào ở ${some(idle)}.`,
      mend: 'Thêm ở mục Đơn vị của bàn biên tập khi đơn vị gửi danh sách.',
      at: { form: 'units' },
    };
  const signing = own.filter(
    (unit) => unit.paper?.signer === undefined && (unit === root || forest.recognises(unit, Number(asOf.slice(0, 4)))),
  );
  if (signing.length > 0)
    yield {
      what: `Chưa ghi người ký văn bản của ${some(signing)}.`,
      mend: `Ghi ${signing.length > mostSigners ? inSettings : here}; chưa ghi thì văn bản in ra để trống tên người ký.`,
      at:
        signing.length > mostSigners
          ? { setting: '' }
          : {
              settle: 'nguoi_ky',
              of: root.code,
              fields: signing.map(({ code, name }) => ({ name: code, label: `Họ và tên người ký: ${name}` })),
            },
    };
  if (reportsTo(issuerOf(content, root, Number(asOf.slice(0, 4)))).length === 0)
    yield {
      what: `Chưa ghi ${root.name} gửi báo cáo cho ai.`,
      mend: `Ghi ${here}; chưa ghi thì báo cáo in ra không có “Kính gửi”.`,
      at: {
        settle: 'noi_nhan_bao_cao',
        of: root.code,
        fields: [{ name: root.code, label: labelOf(unitSchema, ['paper', 'reportsTo']), lines: true }],
      },
    };
}

/** Units that owe files and have neither an account nor a key to hand them in with. */
function* inHandingIn({ forest }: Content, root: Unit, asOf: string): Generator<Missing> {
  const owing = forest.units
    .filter((unit) => forest.root(unit) === root && existsOn(unit, asOf))
    .filter((unit) => levels[unit.level].submits || forest.recognises(unit, Number(asOf.slice(0, 4))));
  const unsent = owing.filter(({ stewards, keys }) => stewards.length === 0 && keys.length === 0);
  if (unsent.length > 0)
    yield {
      what: `${unsent.length} đơn vị chưa có tài khoản hay khoá để tự nộp.`,
      mend: 'Ở mục Cài đặt của bàn biên tập, mở đơn vị cao nhất để cấp khoá cho tất cả một lần, hoặc mở từng đơn vị để ghi số hiệu tài khoản. Chưa có thì cấp trên nhận tệp rồi nộp thay.',
      at: { setting: `don_vi/${root.code}` },
    };
}

/** Years whose lists are due and whose groups are not fixed yet, as the check told: until they are, no page has their figures. */
export const ungrouped = ({ programmes, programmeFiles }: Content, issues: readonly Issue[]): readonly Missing[] =>
  issues
    .filter(({ code }) => code === groupsFixed.code)
    .flatMap(({ file, values: { year } }) =>
      programmes
        .filter(({ code }) => programmeFiles.get(code) === file)
        .map(({ code, short }) => ({
          what: `Nhóm số liệu năm ${year} của “${short}” chưa chốt: trang chưa nêu số người, số việc của chi đoàn nào.`,
          mend: `Đã qua hạn nộp danh sách: chốt nhóm ${here}, một lần.`,
          at: { settle: 'nhom' as const, of: code, year: Number(year), fields: [] },
        })),
    );

/**
 * What an organisation that begins still lacks, and what mends each: in the order in which it is wanted. Nothing of it keeps the
 * site from being built.
 */
export const missingOn = (content: Content, asOf: string): readonly Missing[] => {
  const { forest, programmes, site, topics, documents } = content;
  const year = Number(asOf.slice(0, 4));
  if (forest.units.length === 0) return [{ what: 'Chưa có đơn vị nào.', mend: 'npm run begin' }];
  const missing: Missing[] = [];
  for (const root of forest.roots.filter((unit) => existsOn(unit, asOf))) {
    missing.push(...inUnits(content, root, asOf));
    const own = programmes.filter(({ organisation }) => organisation === root.code);
    const now = programmeOf(programmes, forest, root, year) ?? own.filter(({ period }) => period.from > year)[0];
    if (!now) missing.push({ what: `${root.name} chưa có chương trình nào cho năm ${year}.`, mend: `npm run begin -- --year ${year}` });
    else missing.push(...inProgramme(content, now, Math.max(year, now.period.from)));
    const contact = site.contacts.find(({ organisation }) => organisation === root.code);
    if (!contact?.phone && !contact?.email)
      missing.push({
        what: `Chưa có điện thoại hay thư để hỏi ${root.name}.`,
        mend: `Ghi ${here}.`,
        at: {
          settle: 'lien_he',
          of: root.code,
          fields: [
            { name: 'phone', label: 'Điện thoại' },
            { name: 'email', label: 'Thư điện tử' },
          ],
        },
      });
    missing.push(...inHandingIn(content, root, asOf));
  }
  if (site.asOf !== undefined)
    missing.push({
      what: `Số liệu đang tính đến một ngày cố định (${site.asOf}).`,
      mend: `Đổi thành ngày hôm nay, ${here}.`,
      at: { settle: 'hom_nay', of: 'site', fields: [] },
    });
  if (topics.every(({ data }) => data.month < asOf.slice(0, 7)))
    missing.push({
      what: 'Chưa có chủ đề sinh hoạt tháng này.',
      mend: 'Viết ở bàn biên tập, mục “Chủ đề sinh hoạt”.',
      at: { collection: 'topics' },
    });
  if (documents.every(({ data }) => data.audience === undefined))
    missing.push({
      what: 'Chưa có cẩm nang cho bí thư chi đoàn.',
      mend: 'Viết ở bàn biên tập, mục “Văn bản, hướng dẫn”, chọn “Cẩm nang dành cho”.',
      at: { collection: 'documents' },
    });
  return missing;
};
