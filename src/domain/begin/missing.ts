import type { Content } from '../intake/read-content.ts';
import { labelOf } from '../schema/field.ts';
import { existsOn } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import { levels, unitSchema, yearName, type Unit } from '../schema/unit.ts';
import type { Report } from '../rules/check-report.ts';
import { issuerOf, reportsTo } from '../reports/paper.ts';
import { shortDay } from '../vietnamese.ts';
import { yearToBegin } from './answers.ts';
import { asSigning, signingUnits } from './read-signers.ts';
import { inProgramme, ungrouped } from './missing-in-programme.ts';
import { here, needs, nothingNow, type Missing } from './missing-thing.ts';

/** Names at most so many, and how many more there are. */
const some = (units: readonly Unit[]): string =>
  units.length <= 3 ? units.map(({ name }) => name).join(', ') : `${units[0]!.name} và ${units.length - 1} đơn vị khác`;

/** So many signers are asked for one by one; of more, by a list. */
const mostSigners = 30;

function* inUnits(content: Content, root: Unit, asOf: string): Generator<Missing> {
  const { forest } = content;
  const own = forest.units.filter((unit) => forest.root(unit) === root && existsOn(unit, asOf));
  const branches = own.filter(({ level }) => levels[level].submits);
  if (branches.length === 0)
    yield { need: 'ngay', what: `${root.name} chưa có chi đoàn nào.`, mend: 'Thêm ở mục Đơn vị của bàn biên tập.', at: { form: 'units' } };
  const idle = own.filter((unit) => !levels[unit.level].submits && unit !== root && forest.children(unit.code).length === 0);
  if (idle.length > 0)
    yield {
      need: 'sau',
      what: `Chưa có chi đoàn nào ở ${some(idle)}.`,
      mend: 'Thêm ở mục Đơn vị của bàn biên tập khi đơn vị gửi danh sách.',
      at: { form: 'units' },
    };
  const year = Number(asOf.slice(0, 4));
  const signing = signingUnits(forest, root, year);
  const unsigned = signing.filter((unit) => unit.paper?.signer === undefined && existsOn(unit, asOf));
  if (unsigned.length > 0)
    yield {
      need: 'sau',
      what: `Chưa ghi người ký văn bản của ${some(unsigned)}.`,
      mend: `Ghi ${here}, từng đơn vị hay dán một bảng Excel; chưa ghi thì văn bản in ra để trống tên người ký.`,
      at: {
        settle: 'nguoi_ky',
        of: root.code,
        year,
        fields:
          unsigned.length > mostSigners ? [] : unsigned.map(({ code, name }) => ({ name: code, label: `Họ và tên người ký: ${name}` })),
        ...(unsigned.length > 1 && { units: signing.map((unit) => asSigning(forest, unit)) }),
      },
    };
  if (reportsTo(issuerOf(content, root, year)).length === 0)
    yield {
      need: 'sau',
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
      need: 'sau',
      what: `${unsent.length} đơn vị chưa có tài khoản hay khoá để tự nộp.`,
      mend: 'Ở mục Cài đặt của bàn biên tập, mở đơn vị cao nhất để cấp khoá cho tất cả một lần, hoặc mở từng đơn vị để ghi số hiệu tài khoản. Chưa có thì cấp trên nhận tệp rồi nộp thay.',
      at: { setting: `don_vi/${root.code}` },
    };
}

/**
 * What an organisation that begins still lacks, and what mends each: in the order in which it is wanted. Nothing of it keeps the
 * site from being built.
 */
export const missingOn = ({ content, contentIssues }: Pick<Report, 'content' | 'contentIssues'>, asOf: string): readonly Missing[] => {
  if (!content) return [];
  const { forest, programmes, site, topics, documents } = content;
  if (forest.units.length === 0) return [{ need: 'ngay', what: 'Chưa có đơn vị nào.', mend: 'npm run begin' }];
  const missing: Missing[] = [...ungrouped(content, contentIssues)];
  for (const root of forest.roots.filter((unit) => existsOn(unit, asOf))) {
    const isSchool = root.yearKind === 'nam_hoc';
    const year = isSchool ? yearToBegin(asOf, isSchool) : Number(asOf.slice(0, 4));
    missing.push(...inUnits(content, root, asOf));
    const own = programmes.filter(({ organisation }) => organisation === root.code);
    const now = programmeOf(programmes, forest, root, year) ?? own.filter(({ period }) => period.from > year)[0];
    if (!now)
      missing.push({
        need: 'ngay',
        what: `${root.name} chưa có chương trình nào cho ${yearName(root, year)}.`,
        mend: `npm run begin -- --year ${year}`,
      });
    else missing.push(...inProgramme(content, now, root, Math.max(year, now.period.from)));
    const contact = site.contacts.find(({ organisation }) => organisation === root.code);
    if (!contact?.phone && !contact?.email)
      missing.push({
        need: 'ngay',
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
      need: 'ngay',
      what: `Số liệu đang tính đến một ngày cố định (${shortDay(site.asOf)}).`,
      mend: `Đổi thành ngày hôm nay, ${here}.`,
      at: { settle: 'hom_nay', of: 'site', fields: [] },
    });
  if (topics.every(({ data }) => data.month < asOf.slice(0, 7)))
    missing.push({
      need: 'ngay',
      what: 'Chưa có chủ đề sinh hoạt tháng này.',
      mend: 'Viết ở bàn biên tập, mục “Chủ đề sinh hoạt”.',
      at: { collection: 'topics' },
    });
  if (documents.every(({ data }) => data.audience === undefined))
    missing.push({
      need: 'sau',
      what: 'Chưa có cẩm nang cho bí thư chi đoàn.',
      mend: 'Viết ở bàn biên tập, mục “Văn bản, hướng dẫn”, chọn “Cẩm nang dành cho”.',
      at: { collection: 'documents' },
    });
  return missing;
};

/** The same, parted by how soon it is wanted: what is wanted at once is told even where nothing is. */
export const byNeed = (missing: readonly Missing[]): readonly { title: string; missing: readonly Missing[] }[] => {
  const [now, later] = (['ngay', 'sau'] as const).map((need) => missing.filter((one) => one.need === need)) as [Missing[], Missing[]];
  return [
    { title: now.length > 0 ? needs.ngay : nothingNow, missing: now },
    ...(later.length > 0 ? [{ title: needs.sau, missing: later }] : []),
  ];
};
