import {
  compareCodes,
  formatNumber,
  gatherSame,
  kindOf,
  parseSubmissionPath,
  personalMatter,
  registrationStates,
  seenLabel,
  wordsOf,
  type ReadingCode,
  type SameIssues,
  type Severity,
} from '../../src/domain/index.ts';
import type { GateWord } from '../../src/host/hand-in.ts';
import { answerSigns } from '../../src/host/waiting.ts';
import type { Settings } from '../command/settings.ts';
import type { Effect, GateDecision, GateVerdict } from '../gate/verdict.ts';

/** The gate's answer in Vietnamese, as a comment on the host: what was decided, why, what it changes, what to do next. */

/** The host cuts nothing off: it refuses a longer comment. Some room is left for what the host counts differently. */
const longestComment = 60_000;

export const decisions: Readonly<Record<GateDecision, { title: string; lead: string; status: GateWord }>> = {
  accepted: { title: 'Nhận được', lead: 'Cảm ơn đồng chí, các tệp đều đúng mẫu và đúng quy định.', status: 'success' },
  review: {
    title: 'Chờ người phụ trách xem',
    lead: 'Không có gì phải sửa; có điều máy không tự quyết được nên người phụ trách sẽ xem.',
    status: 'pending',
  },
  refused: {
    title: 'Chưa nhận được',
    lead: 'Có chỗ cần sửa, nêu từng chỗ ở dưới. Số liệu trên trang chưa có gì thay đổi.',
    status: 'failure',
  },
};

/** Of whose files nothing counts, though nothing is wrong with them: they are not thanked for, nothing of them is sent, and it is the sender's turn. */
const idle = {
  sign: answerSigns.refused,
  title: 'Tệp chưa có dòng nào',
  lead: 'Trong tệp chưa có dòng nào được nhận. Đồng chí xem lại các dòng đã bỏ qua, nêu ở dưới.',
};
const countsNothing = ({ accepted, leftOut }: { accepted: number; leftOut: number }): boolean => accepted + leftOut === 0;
const isIdle = ({ verdict, counts }: GateVerdict): boolean => verdict !== 'refused' && counts.files > 0 && countsNothing(counts);

const severityTitles: Readonly<Record<Severity, string>> = {
  error: 'Cần sửa',
  warning: 'Nên xem lại',
  note: 'Đã sửa giúp, ghi nhận',
};

type JudgedFile = GateVerdict['gate'][number];

/** Where the reader is, which decides how to send again; where the site stands, if it does, without which nothing is linked; whom to ask. */
export interface ReaderPlace extends Partial<Settings> {
  way: 'pull-request' | 'form' | 'new-form';
}

/** A text that people or their files had a hand in, so that it shows as it is: no markup, link, mention or command in it works. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)
    .replace(/[\\`*_{}[\]()#+!|~$^=]/g, '\\$&')
    .replace(/@|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)|#(?=\d)/gi, '$&\u2060');

/** The end of every answer: whom to ask, by the settings, as at the end of every page of the site (K L61, K-54). */
export const askLines = ({ site, ask = [] }: Partial<Settings>): string[] => {
  const board = site === undefined ? 'ban phụ trách' : `[ban phụ trách](${site}#contact)`;
  if (ask.length === 0 && site === undefined) return [];
  // A mail address must stay one: nobody is called by it.
  const whom = ask.map((line) => escapeMarkdown(line).replaceAll('\u2060', ''));
  return [`Vướng ở đâu thì hỏi ${board}${whom.length > 0 ? `: ${whom.join('; ')}` : ''}.`, ''];
};

/** A path or code in type-writer letters. */
export const code = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '□');
  const fence = '`'.repeat(Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
};

/** Where issues that say the same stand: `dòng 5, 7–9, cột “stt”`. */
const placeOf = ({ issue, rows }: SameIssues): string =>
  [rows && `dòng ${rows}`, issue.column !== undefined && `cột “${issue.column}”`].filter(Boolean).join(', ');

/** Issues that say the same, as one item of a list: what happened, where, what to do. */
export const sameLine = (same: SameIssues, { site }: ReaderPlace): string => {
  const { title, what, cure } = wordsOf(same.issue);
  const place = placeOf(same);
  const link = site === undefined ? code(same.issue.code) : `[Xem thêm](${site}loi/${same.issue.code}/)`;
  return `- **${escapeMarkdown(title)}**${place ? ` (${escapeMarkdown(place)})` : ''}: ${escapeMarkdown(what)} → ${escapeMarkdown(cure)} ${link}`;
};

/** The issues of one place by their weight; notes are folded away. */
const issueLines = (issues: readonly JudgedFile[], place: ReaderPlace): string[] =>
  (Object.keys(severityTitles) as Severity[]).flatMap((severity) => {
    const lines = gatherSame(issues.filter((issue) => issue.severity === severity)).map((same) => sameLine(same, place));
    if (lines.length === 0) return [];
    return severity === 'note'
      ? [`<details><summary>${severityTitles[severity]} (${lines.length})</summary>`, '', ...lines, '', '</details>', '']
      : [`**${severityTitles[severity]}**`, '', ...lines, ''];
  });

/** What is said of the change as a whole: one line a kind of issue, with the places it names. */
const gateLines = (issues: readonly JudgedFile[], place: ReaderPlace): string[] => {
  const kinds = Map.groupBy(issues, ({ code: kind, values }) => JSON.stringify([kind, values]));
  return [...kinds.values()].flatMap((same) => [
    sameLine({ issue: same[0]!, count: same.length, rows: '' }, place),
    ...same.filter(({ file }) => file !== '').map(({ file }) => `  - ${code(file)}`),
  ]);
};

const fileTitle = (path: string): string => {
  const found = parseSubmissionPath(path);
  return found ? `${kindOf(found.kind).label}, ${found.unit}, ${found.year}` : path;
};

const fileLines = (file: GateVerdict['files'][number], place: ReaderPlace): string[] => [
  `#### ${escapeMarkdown(fileTitle(file.path))}`,
  '',
  code(file.path),
  '',
  ...issueLines(file.issues, place),
  ...(file.more > 0 ? [`… và ${formatNumber(file.more)} chỗ nữa.`, ''] : []),
];

const effectTitles: Readonly<Record<GateDecision, string>> = {
  accepted: 'Lần nộp này đổi gì trong số liệu',
  review: 'Lần nộp này đổi gì trong số liệu',
  refused: 'Nếu nhận như hiện nay, số liệu đổi như sau',
};

type FigureChange = NonNullable<Effect['figures']>['items'];
const difference = ({ before, after }: FigureChange): string =>
  before === after ? '' : ` (${after > before ? '+' : '−'}${formatNumber(Math.abs(after - before))})`;

const effectLines = ({ unit, name, year, figures }: Effect): string[] => {
  const title = `#### ${escapeMarkdown(name)} (${escapeMarkdown(unit)}), năm ${year}`;
  if (!figures) return [title, '', 'Số liệu của đơn vị này tính chung một nhóm với đơn vị bên cạnh; xem ở trang đơn vị.', ''];
  const row = (label: string, change: FigureChange) =>
    `| ${escapeMarkdown(label)} | ${formatNumber(change.before)} | ${formatNumber(change.after)}${difference(change)} |`;
  const moves = ({ before, after }: FigureChange) => before !== after;
  return [
    title,
    '',
    '| | trước | sau |',
    '| :-- | --: | --: |',
    row('Việc đã đăng ký', figures.items),
    row('Việc đã hoàn thành', figures.done),
    row('Đoàn viên đã đăng ký', figures.registered),
    ...(moves(figures.recognised) ? [row('Đã có kết quả công nhận', figures.recognised)] : []),
    ...figures.byCriterion
      .filter(({ registered, done }) => moves(registered) || moves(done))
      .flatMap(({ code, name: label, registered, done }) => [
        row(`${code} – ${label}: đăng ký`, registered),
        ...(moves(done) ? [row(`${code}: hoàn thành`, done)] : []),
      ]),
    '',
  ];
};

/** What stands in a commit: mending the file does not take it out of there. */
const inHistory: ReadonlySet<string> = new Set<string>([personalMatter.code, 'gia-tri-ca-nhan', 'cot-ca-nhan'] satisfies (
  string | ReadingCode
)[]);

const nextLines = (verdict: GateVerdict, place: ReaderPlace): string[] => {
  const { verdict: decision, gate, files, seen, alone, ask } = verdict;
  const { way, site } = place;
  const checker = site === undefined ? 'trang Kiểm tra và nộp' : `trang [Kiểm tra và nộp](${site}nop/)`;
  const startsAnew =
    way === 'pull-request' && [...gate, ...files.flatMap((file) => file.issues)].some((issue) => inHistory.has(issue.code));
  const again = {
    'pull-request': 'Gửi đè lên đúng tên tệp cũ, ngay ở lần nộp này; mục này tự cập nhật.',
    form: 'Bấm **Edit** ở phiếu này, thay tệp bằng bản đã sửa rồi lưu; máy xét lại ngay.',
    'new-form': 'Nộp bản đã sửa bằng một phiếu mới.',
  }[way];
  const steps: Readonly<Record<GateDecision, readonly string[]>> = {
    accepted: [
      alone
        ? 'Không phải làm gì thêm: lần nộp này được nhập ngay, không phải chờ ai. Bản chung vừa đổi ở chỗ liên quan thì người phụ trách nhập.'
        : 'Không phải làm gì thêm: người phụ trách nhập là vào sổ; trang của đơn vị đổi theo ở lần dựng trang kế tiếp.',
    ],
    review: [
      'Không phải làm gì thêm. Người phụ trách xem, trả lời ngay tại đây nếu cần hỏi.',
      `Người phụ trách: xem xong, thấy được thì gắn nhãn ${code(seenLabel)}; máy xét lại ngay${way === 'form' ? ' và lập lần nộp' : ''}.`,
    ],
    refused: startsAnew
      ? [
          `Bỏ chỗ ấy khỏi tệp; ${checker} làm sẵn bản chỉ có mã.`,
          'Đóng mục này và xoá nhánh của nó: sửa đè lên thì bản cũ vẫn nằm trong lịch sử.',
          'Tạo nhánh mới từ main, đặt tệp đã sửa vào rồi mở lần nộp mới.',
        ]
      : ['Sửa những chỗ nêu trên trong Excel, lưu “CSV UTF-8”.', `Thử lại ở ${checker} trước khi gửi.`, again],
  };
  const told = isIdle(verdict) ? ['Điền dòng đầu tiên rồi gửi lại; chưa có gì để nộp thì đóng mục này.', again] : [...steps[decision]];
  if (seen && decision === 'accepted') told.push('Người phụ trách đã xem những điều máy không tự quyết được.');
  return [
    '### Việc tiếp theo',
    '',
    ...told.map((step, i, all) => (all.length > 1 ? `${i + 1}. ${step}` : step)),
    '',
    ...askLines(ask.length > 0 ? { ...place, ask } : place),
  ];
};

/** In one line what was decided, short enough for the host's list of checks. */
export const summary = (judged: GateVerdict): string =>
  [isIdle(judged) ? idle.title : decisions[judged.verdict].title, kindsIn(judged)].filter(Boolean).join(': ');

/** The kinds that were handed in, by their names: the rows of a list are a branch's members, so no row is counted in public. */
export const kindsIn = ({ files }: GateVerdict): string =>
  [...new Set(files.flatMap(({ path }) => parseSubmissionPath(path)?.kind ?? []))].map((kind) => kindOf(kind).label).join(', ');

/** The commit status that goes with a verdict; none at all when judging failed. */
export const statusOf = (verdict: GateVerdict | undefined): { state: GateWord; description: string } =>
  verdict === undefined
    ? { state: 'error', description: 'Chưa xét được; người phụ trách kỹ thuật xem nhật ký' }
    : { state: decisions[verdict.verdict].status, description: summary(verdict) };

/**
 * The whole answer: verdict first, then the issues with place, cure and help page, then what it changes in the units'
 * figures, then the next step. Never longer than the host takes: what does not fit is counted.
 */
export const gateComment = (verdict: GateVerdict, place: ReaderPlace): string => {
  const { sign, lead: usual } = isIdle(verdict) ? idle : { ...decisions[verdict.verdict], sign: answerSigns[verdict.verdict] };
  const empty = verdict.files.filter(countsNothing).length;
  const isPartly = verdict.verdict === 'accepted' && !isIdle(verdict) && empty > 0;
  const lead = isPartly ? `Cảm ơn đồng chí. Riêng ${formatNumber(empty)} tệp chưa có dòng nào, nêu ở dưới.` : usual;
  // Until it is merged, this answer is the only place that knows of a registration (§5.8).
  const isSent =
    verdict.verdict !== 'refused' &&
    verdict.files.some((file) => !countsNothing(file) && parseSubmissionPath(file.path)?.kind === 'dang-ky');
  const onBehalf = verdict.gate.filter((issue) => issue.code === 'nop-thay');
  const others = verdict.gate.filter((issue) => issue.code !== 'nop-thay');
  const opening = [
    `## ${sign} ${escapeMarkdown(summary(verdict))}`,
    '',
    lead,
    '',
    ...(isSent ? [`Bản đăng ký: **${registrationStates.gui}**.`, ''] : []),
    ...[...new Set(onBehalf.map((issue) => `**${wordsOf(issue).title}:** ${escapeMarkdown(wordsOf(issue).what)}`))].flatMap((line) => [
      line,
      '',
    ]),
    ...gateLines(others, place),
    '',
  ];
  const closing = nextLines(verdict, place);
  const told = verdict.files.filter((file) => file.issues.length > 0 || file.more > 0);
  const gravest = (file: GateVerdict['files'][number]) => (file.issues.some((issue) => issue.severity === 'error') ? 0 : 1);
  const files = told
    .sort((a, b) => gravest(a) - gravest(b) || compareCodes(a.path, b.path))
    .map((file) => fileLines(file, place).join('\n'));
  const effects = verdict.effect.map((effect) => effectLines(effect).join('\n'));

  let room = longestComment - [...opening, ...closing].join('\n').length - 400;
  // Figures keep a third of the room: a long list of faults must not push out what the change would do.
  const fitting = (blocks: readonly string[], share: number): readonly string[] => {
    let used = 0;
    const count = blocks.findIndex((block) => (used += block.length + 1) > share);
    const kept = count < 0 ? blocks : blocks.slice(0, count);
    room -= kept.join('\n').length;
    return kept;
  };
  const figures = fitting(effects, room / 3);
  const faults = fitting(files, room);
  const unsaid = (blocks: readonly string[], kept: readonly string[], more: number, what: string) => {
    const count = blocks.length - kept.length + more;
    return count > 0 ? [`… và ${formatNumber(count)} ${what} nữa.`, ''] : [];
  };
  return [
    ...opening,
    ...faults,
    ...unsaid(files, faults, 0, 'tệp'),
    ...(effects.length > 0 ? [`### ${effectTitles[verdict.verdict]}`, '', ...figures] : []),
    ...unsaid(effects, figures, verdict.counts.unitsNotShown, 'đơn vị'),
    ...closing,
  ].join('\n');
};

/** The answer when judging failed: nothing is the sender's fault, and nothing is hidden. */
export const notJudged = (settings: Partial<Settings>): string =>
  [
    '## ⏳ Chưa xét được',
    '',
    'Máy gặp trục trặc khi xét lần nộp này; tệp của đồng chí vẫn còn nguyên.',
    '',
    'Người phụ trách kỹ thuật xem nhật ký của lần xét rồi cho chạy lại; đồng chí không phải làm gì thêm.',
    '',
    ...askLines(settings),
  ].join('\n');
