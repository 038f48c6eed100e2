import { suggestionBasis } from '../year/measure.ts';
import { suggestRating, type Suggestion } from '../year/suggest.ts';
import { ratingName, ratingsOf } from '../schema/programme-lookup.ts';
import { yearName } from '../schema/unit.ts';
import { formatNumber, formatShare, lowerFirst, shortDay } from '../vietnamese.ts';
import type { MeetingShare } from '../schema/programme.ts';
import { reaches, type RowOf } from '../year/rows-of.ts';
import { branchCells, branchRows, ofListed } from './branch-cells.ts';
import { aboutYear, isOwn, membersOf, unlisted, type Branch, type InternalContext, type InternalReport, type Person } from './context.ts';
import { noScores, pointsTables, scoreCells } from './points-tables.ts';
import { levelBlocks } from './rating-rows.ts';
import { memberCode, number, words, type Cell, type ReportTable } from './report.ts';
import { committeeOf, frameOf, groundOf, numbered, type Issuer, type Paper, onePaper } from './paper.ts';

/** A branch's last meeting on ratings, from its book of acts. */
export const ratingMeeting = ({ own }: Branch): RowOf<'so-viec'> | undefined =>
  own.actsOfLine('hop_danh_gia').toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];

/** Whether as many came as the programme asks for, in words. */
const isFull = ({ present, all }: RowOf<'so-viec'>, asked: MeetingShare): string =>
  present === undefined || all === undefined ? 'chưa ghi' : reaches(asked, present, all) ? 'đủ' : 'chưa đủ';

/** A member, with what the machine suggests and whether the branch proposed something else. */
interface Proposed extends Person {
  suggestion: Suggestion | undefined;
}
const proposedIn = (context: InternalContext): readonly Proposed[] =>
  membersOf(context).map((person) => ({ ...person, suggestion: suggestRating(context.programme, person.p) }));
/** What the branch itself proposed, whether or not another had done so where she came from. */
const ownOf = ({ branch, p }: Person) => branch.own.ownProposal(p.code);
/** What was proposed, and that another branch did where that is so. */
const proposalInWords = (programme: InternalContext['programme'], person: Person): string => {
  const { proposal } = person.p;
  if (!proposal) return 'chưa có đề nghị';
  return `${ratingName(programme, proposal.rating)}${ownOf(person) ? '' : ', do nơi trước đề nghị'}`;
};
const differs = ({ p, suggestion }: Proposed): boolean => p.proposal !== undefined && p.proposal.rating !== suggestion?.rating;

const meetingFacts = ({ programme, branches }: InternalContext): readonly (readonly [string, Cell])[] => {
  const meeting = ratingMeeting(branches[0]!);
  const asked = programme.recognition.meeting?.quorum;
  if (!meeting) return [['ngày họp chi đoàn', 'chưa ghi trong sổ công việc']];
  return [
    ['ngày họp chi đoàn', shortDay(meeting.day)],
    ['có mặt trên tổng số', `${meeting.present ?? '—'}/${meeting.all ?? '—'}`],
    ...(asked ? [[`đủ ${asked.parts}/${asked.of}`, isFull(meeting, asked)] as const] : []),
    ['đồng ý', `${meeting.agreed ?? '—'}`],
  ];
};

const byRating = ({ programme }: InternalContext, proposed: readonly Proposed[]): ReportTable => ({
  caption: 'Tổng hợp theo mức',
  columns: [words('Mức'), number('Gợi ý'), number('Đề nghị')],
  rows: ratingsOf(programme).map(({ code, name }) => [
    name,
    proposed.filter(({ suggestion }) => suggestion?.rating === code).length,
    proposed.filter(({ p }) => p.proposal!.rating === code).length,
  ]),
  total: ['Cộng', proposed.length, proposed.length],
});

const byBranch = (context: InternalContext, all: readonly Proposed[]): ReportTable => {
  const ratings = ratingsOf(context.programme);
  const { columns, of, sum } = branchRows(context);
  const cells = (own: readonly Proposed[]) => [
    own.length,
    ...ratings.map(({ code }) => own.filter(({ p }) => p.proposal?.rating === code).length),
    own.filter(({ p }) => p.proposal === undefined).length,
    own.filter(differs).length,
  ];
  return {
    caption: 'Từng chi đoàn, xếp theo tên',
    columns: [
      ...columns,
      words('Họp đánh giá'),
      number('Đoàn viên'),
      ...ratings.map(({ name }) => number(name)),
      number('Chưa đề nghị'),
      number('Khác mức gợi ý'),
    ],
    rows: context.branches.map((branch) => {
      const meeting = ratingMeeting(branch);
      const counts = cells(all.filter((person) => person.branch === branch));
      return [...of(branch), meeting ? shortDay(meeting.day) : 'chưa ghi', ...ofListed(branch, counts)];
    }),
    total: [...sum, '', ...cells(all)],
  };
};

const listOf = (context: InternalContext, all: readonly Proposed[]): ReportTable => {
  const { programme } = context;
  const { columns, of } = branchCells(context);
  const scores = scoreCells(programme);
  return {
    caption: 'Danh sách đề nghị',
    columns: [
      ...columns,
      memberCode,
      number('Đăng ký'),
      number('Hoàn thành'),
      number('Tỷ lệ'),
      ...scores.columns,
      words('Gợi ý của máy'),
      words('Chi đoàn đề nghị'),
      words('Lý do'),
    ],
    rows: all.map((person) => {
      const { branch, p, suggestion } = person;
      return [
        ...of(branch),
        p.code,
        p.registered,
        p.done,
        formatShare(p.done, p.registered),
        ...scores.of(p),
        ratingName(programme, suggestion?.rating),
        proposalInWords(programme, person),
        p.proposal?.reason ?? '',
      ];
    }),
  };
};

const differences = (context: InternalContext, all: readonly Proposed[]): ReportTable => {
  const { programme } = context;
  const { columns, of } = branchCells(context);
  return {
    caption: 'Khác mức gợi ý',
    columns: [...columns, memberCode, words('Gợi ý của máy'), words('Vì'), words('Chi đoàn đề nghị'), words('Lý do của chi đoàn')],
    rows: all
      .filter(differs)
      .map(({ branch, p, suggestion }) => [
        ...of(branch),
        p.code,
        ratingName(programme, suggestion?.rating),
        suggestion?.reasons.join('; ') ?? '',
        ratingName(programme, p.proposal!.rating),
        p.proposal!.reason,
      ]),
  };
};

/** The day of the branch's meeting, who came and who agreed, as a ground of the proposal. */
const meetingGround = ({ branches: [branch] }: InternalContext): readonly string[] => {
  const meeting = ratingMeeting(branch!);
  if (!meeting) return [];
  const { present, all, agreed } = meeting;
  const came = present === undefined || all === undefined ? '' : ` (có mặt ${present}/${all} đoàn viên`;
  const votes = came === '' ? '' : agreed === undefined ? ')' : `, ${agreed} đồng ý)`;
  return [`Căn cứ kết quả họp chi đoàn ngày ${shortDay(meeting.day)}${came}${votes}`];
};

/** Of whom the list below does not tell: members without a proposal, those whom another branch proposed, and whom this one did who has left. */
const besideProposed = ({ programme, branches: [branch] }: InternalContext, members: readonly Person[]): readonly { text: string }[] => {
  const codes = new Set(members.map(({ p }) => p.code));
  const without = members.filter(({ p }) => p.proposal === undefined).length;
  const elsewhere = members.filter((person) => person.p.proposal !== undefined && !ownOf(person)).length;
  const gone = [...branch!.own.each('danh-gia')].filter(({ member }) => !codes.has(member) && branch!.own.member(member).listed);
  const named = gone.map(({ member, rating }) => `${member} (${lowerFirst(ratingName(programme, rating))})`).join('; ');
  return [
    ...(without > 0 ? [{ text: `Còn ${formatNumber(without)} đoàn viên chi đoàn chưa đề nghị.` }] : []),
    ...(elsewhere > 0 ? [{ text: `${formatNumber(elsewhere)} đoàn viên đã được chi đoàn nơi sinh hoạt trước đề nghị.` }] : []),
    ...(gone.length > 0 ? [{ text: `Chi đoàn cũng đã đề nghị ${formatNumber(gone.length)} đoàn viên nay đã chuyển đi: ${named}.` }] : []),
  ];
};

/** P5 as a tờ trình: a branch asks whoever recognises its ratings to do so (Q L62, L83). Undefined above a branch, and before it proposed anybody. */
const proposalPaper = (context: InternalContext, issuer: Issuer): Paper | undefined => {
  if (!isOwn(context)) return undefined;
  const { programme, year, branches } = context;
  const { unit, above } = issuer;
  const [branch] = branches;
  const to = above ? committeeOf(above) : 'Ban Chấp hành Đoàn cấp trên';
  const members = membersOf(context);
  const proposed = members.flatMap(({ p }) => {
    const proposal = branch!.own.ownProposal(p.code);
    return proposal ? [{ p, proposal }] : [];
  });
  if (!branch!.own.has('danh-gia')) return undefined;
  const scores = members.some(({ p }) => p.score) ? scoreCells(programme) : noScores;
  return {
    ...frameOf(issuer, { type: 'to_trinh', day: ratingMeeting(branch!)?.day, recipients: ['Như trên'] }),
    subject: `Về việc công nhận kết quả đánh giá, xếp loại đoàn viên ${yearName(unit, year)}`,
    to: [to],
    grounds: [groundOf(issuer, programme), ...meetingGround(context)],
    body: [
      {
        text: `${committeeOf(unit)} kính trình ${to} xem xét, công nhận kết quả đánh giá, xếp loại ${yearName(unit, year)} của ${formatNumber(proposed.length)} đoàn viên, cụ thể như sau:`,
      },
      { heading: '1. Tổng hợp' },
      ...levelBlocks(
        'Mức xếp loại đề nghị',
        ratingsOf(programme).map(({ code, name }) => [name, proposed.filter(({ proposal }) => proposal.rating === code).length]),
      ),
      ...besideProposed(context, members),
      { heading: '2. Danh sách đề nghị' },
      numbered({
        caption: '',
        columns: [
          memberCode,
          number('Việc đăng ký'),
          number('Hoàn thành'),
          number('Tỷ lệ'),
          ...scores.columns,
          words('Đề nghị xếp loại'),
          words('Ghi chú'),
        ],
        rows: proposed.map(({ p, proposal }) => [
          p.code,
          p.registered,
          p.done,
          formatShare(p.done, p.registered),
          ...scores.of(p),
          ratingName(programme, proposal.rating),
          proposal.reason,
        ]),
      }),
    ],
    close: `Kính đề nghị ${to} xem xét, quyết định./.`,
  };
};

/** P5. Branches' proposals for recognition, with the machine's suggestion beside them; people decide (Q L62, L83). */
export const proposalForRecognition: InternalReport = {
  code: 'P5',
  title: 'Đề nghị công nhận kết quả đánh giá, xếp loại đoàn viên',
  question: 'Đề nghị công nhận ai, ở mức nào?',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở, hoặc Đoàn cấp trên của chi đoàn cơ sở',
  clause: 'Q L62, L83 “đề nghị với đoàn cấp trên công nhận kết quả đánh giá” (Q-34, Q-14)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia'],
  fuller: ['so-viec', 'dieu-chinh', 'cham-diem'],
  isFor: () => true,
  papers: onePaper(proposalPaper),
  build: (context) => {
    const all = proposedIn(context);
    const proposed = all.filter(({ p }) => p.proposal !== undefined);
    return {
      title: proposalForRecognition.title,
      lead: `${aboutYear(context)} Mức gợi ý do máy tính từ ${suggestionBasis(context.programme)}; chi đoàn quyết định mức đề nghị.`,
      facts: [
        ...(isOwn(context) ? meetingFacts(context) : []),
        ['đoàn viên', all.length],
        ['đã có đề nghị', proposed.length],
        ['khác mức gợi ý', proposed.filter(differs).length],
        ...unlisted(context, 'có đề nghị', (p) => p.proposal !== undefined),
      ],
      tables: [
        byRating(context, proposed),
        ...(isOwn(context) ? [] : [byBranch(context, all)]),
        listOf(context, all),
        differences(context, all),
        ...pointsTables(context, all),
      ],
    };
  },
};
