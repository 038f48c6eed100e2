import { ratingName, ratingsOf } from '../schema/programme-lookup.ts';
import { yearName } from '../schema/unit.ts';
import { formatNumber, shortDay } from '../vietnamese.ts';
import type { Recognition } from '../year/recognition.ts';
import { branchCells, branchRows, ofListed } from './branch-cells.ts';
import {
  aboutYear,
  everybody,
  isOwn,
  membersOf,
  unlisted,
  type Branch,
  type InternalContext,
  type InternalReport,
  type Person,
} from './context.ts';
import { memberCode, number, sumOf, words, type ReportTable } from './report.ts';
import { committeeOf, decisionGrounds, frameOf, groundOf, lastSession, numbered, type Issuer, type Paper, onePaper } from './paper.ts';

/** The day on which all results were announced in a branch, if they were; '—' where there is nothing to announce. */
const announced = ({ own, people }: Branch): string => {
  const last = lastSession(people.flatMap((p) => (p.isMember && p.recognition) || []));
  const day = own.firstDay('thong_bao', { from: last });
  if (day !== undefined) return shortDay(day);
  if (last === undefined) return '—';
  return own.firstDay('thong_bao') === undefined ? 'chưa thông báo' : `chưa thông báo kết quả họp ngày ${shortDay(last)}`;
};

/** The documents by which members were recognised, each with the day of its session, and with the unit that sat where it is another. */
const recognitionsOf = (people: readonly Person[]): readonly string[] => {
  const told = people.flatMap(({ branch, p: { recognition } }) => {
    if (!recognition) return [];
    const { by, symbol, day } = recognition;
    return [`${symbol} (${by === branch.base ? '' : `${by.name}, `}họp ngày ${shortDay(day)})`];
  });
  return [...new Set(told)].sort();
};

/** The line on who was recognised and has left since: nobody drops out in silence. None where there is nobody. */
const goneSince = (context: InternalContext): readonly (readonly [string, number])[] => {
  const gone = everybody(context).filter(({ p }) => p.hasLeft && p.recognition !== undefined);
  return gone.length > 0 ? [['có kết quả công nhận, nay đã chuyển đi', gone.length]] : [];
};

/** How many were recognised as what. */
const noticeByRating = ({ programme }: InternalContext, recognised: readonly Person[]): ReportTable => ({
  caption: 'Tổng hợp theo mức',
  columns: [words('Mức'), number('Đoàn viên')],
  rows: ratingsOf(programme).map(({ code, name }) => [name, recognised.filter(({ p }) => p.recognition!.rating === code).length]),
  total: ['Cộng', recognised.length],
});

const byBranch = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const { columns, of, sum } = branchRows(context);
  const cells = (own: readonly Person[]) => [own.length, sumOf(own, ({ p }) => Number(p.recognition !== undefined))];
  return {
    caption: 'Từng chi đoàn, xếp theo tên',
    columns: [...columns, number('Đoàn viên'), number('Đã công nhận'), words('Đã thông báo')],
    rows: context.branches.map((branch) => {
      const counts = cells(people.filter((one) => one.branch === branch));
      return [...of(branch), ...ofListed(branch, counts), announced(branch)];
    }),
    total: [...sum, ...cells(people), ''],
  };
};

/** What became of the proposal by the branch of which somebody was recognised. */
const comparedWithProposal = (recognition: Recognition | undefined): string => {
  const proposed = recognition?.proposal?.rating;
  if (!recognition || proposed === undefined) return '—';
  return recognition.rating === proposed ? 'giữ nguyên' : `thay đổi: ${recognition.reason}`;
};

/** Every member, with the result and what became of the branch's proposal. */
const noticeByMember = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const { programme } = context;
  const { columns, of } = branchCells(context);
  return {
    caption: 'Từng mã',
    columns: [...columns, memberCode, words('Kết quả công nhận'), words('So với đề nghị của chi đoàn')],
    rows: people.map(({ branch, p: { code, recognition } }) => [
      ...of(branch),
      code,
      recognition ? ratingName(programme, recognition.rating) : 'chưa có kết quả',
      comparedWithProposal(recognition),
    ]),
  };
};

/** P7 as a thông báo: a branch tells its members what was recognised (Q L83). Undefined above a branch, and before anybody was. */
const noticePaper = (context: InternalContext, issuer: Issuer): Paper | undefined => {
  const { programme, year, branches } = context;
  const { unit, above } = issuer;
  const people = membersOf(context);
  const recognised = people.filter(({ p }) => p.recognition !== undefined);
  if (!isOwn(context) || recognised.length === 0) return undefined;
  const decisions = recognised.flatMap(({ p }) => p.recognition ?? []);
  const without = people.length - recognised.length;
  return {
    ...frameOf(issuer, {
      type: 'thong_bao',
      day: branches[0]!.own.firstDay('thong_bao', { from: lastSession(decisions) }),
      recipients: ['Đoàn viên chi đoàn', ...(above ? [`${above.name} (để b/c)`] : [])],
    }),
    subject: `Kết quả công nhận đánh giá, xếp loại đoàn viên ${yearName(unit, year)}`,
    to: [],
    grounds: [groundOf(issuer, programme), ...decisionGrounds(decisions)],
    body: [
      {
        text: `${committeeOf(unit)} thông báo kết quả công nhận đánh giá, xếp loại ${yearName(unit, year)} của ${formatNumber(recognised.length)} đoàn viên như sau:`,
      },
      { heading: '1. Tổng hợp' },
      { table: { ...noticeByRating(context, recognised), caption: '' } },
      ...(without > 0 ? [{ text: `Còn ${formatNumber(without)} đoàn viên chưa có kết quả công nhận.` }] : []),
      { heading: '2. Kết quả của từng đoàn viên' },
      numbered(noticeByMember(context, recognised)),
      { heading: '3. Ý kiến của đoàn viên' },
      { text: `Đoàn viên có ý kiến về kết quả gửi ${committeeOf(unit)} trước ngày …… tháng ……` },
    ],
    close: 'Đề nghị đoàn viên chi đoàn được biết./.',
  };
};

/** P7. The notice to read at the branch's meeting: who was recognised as what, by member code (Q L83). */
export const noticeToBranch: InternalReport = {
  code: 'P7',
  title: 'Thông báo kết quả công nhận trong chi đoàn',
  question: 'Báo kết quả cho chi đoàn ra sao?',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn viên',
  clause: 'Q L83 “thông báo trong chi đoàn về kết quả công nhận của Đoàn cấp trên” (Q-56)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'cong-nhan'],
  fuller: ['danh-gia', 'so-viec'],
  isFor: () => true,
  papers: onePaper(noticePaper),
  build: (context) => {
    const people = membersOf(context);
    const recognised = people.filter(({ p }) => p.recognition !== undefined);
    return {
      title: noticeToBranch.title,
      lead: `${aboutYear(context)} Đọc trong sinh hoạt chi đoàn, không đăng công khai.`,
      facts: [
        ['đoàn viên', people.length],
        ['đã có kết quả công nhận', recognised.length],
        ...unlisted(context, 'có kết quả công nhận', (p) => p.recognition !== undefined),
        ...goneSince(context),
        ...(isOwn(context)
          ? ([
              ['văn bản công nhận', recognitionsOf(recognised).join('; ') || 'chưa có'],
              ['đã thông báo ngày', announced(context.branches[0]!)],
            ] as const)
          : []),
      ],
      tables: [
        noticeByRating(context, recognised),
        ...(isOwn(context) ? [] : [byBranch(context, people)]),
        noticeByMember(context, people),
      ],
    };
  },
};
