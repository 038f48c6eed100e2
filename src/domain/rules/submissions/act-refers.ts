import { actOf, references, type Reference } from '../../schema/act.ts';
import { existsIn } from '../../schema/forest.ts';
import { criteriaOf, roundsOf, yearMonthsOf } from '../../schema/programme-lookup.ts';
import { levels, unitKinds, type Unit } from '../../schema/unit.ts';
import { issuingBodyOf } from '../../schema/issuing-body.ts';
import { monthName } from '../../vietnamese.ts';
import type { Submission, SubmissionRule } from '../rule.ts';

/** What a reference may name here and now; `example` goes on after the words of the reference. */
interface WantedAct {
  fits: (text: string) => boolean;
  example?: string;
}

const oneOf = (codes: readonly string[]): WantedAct => ({ fits: (text) => codes.includes(text), example: codes.join(', ') });

/** The documents that a unit may carry out: of its own organisation, or of one that it succeeded; of a unit, only of one above it (K L59, K-48). */
const documentsAbove = ({ unit, content }: Submission): ReadonlySet<string> => {
  const { documents, forest } = content;
  const root = forest.root(unit);
  const above = forest.ancestors(unit);
  const isAbove = (issuer: Unit | undefined) => issuer === undefined || above.includes(issuer) || (issuer === root && unit === root);
  return new Set(
    documents
      .filter(({ data }) => [root.code, ...root.predecessors].includes(data.organisation))
      .filter(({ data }) => data.organisation !== root.code || isAbove(issuingBodyOf(content, data)?.unit))
      .map(({ id }) => id),
  );
};

const wanted: { readonly [R in Reference]: (submission: Submission) => WantedAct } = {
  none: () => ({ fits: (text) => text === '' }),
  criterion: ({ programme }) => oneOf(criteriaOf(programme).map(({ criterion }) => criterion.code)),
  month: ({ unit, year }) => {
    const months = yearMonthsOf(year, unit.yearKind);
    return { fits: (text) => months.includes(text), example: `từ ${monthName(months[0]!)} đến ${monthName(months[11]!)}` };
  },
  // "Lesson 5" is refused under a set of four (K-33): only the programme's own set counts, where it names one.
  lesson: ({ programme: { lessonSet }, content: { lessons } }) =>
    oneOf(lessons.filter(({ data }) => !lessonSet || data.set === lessonSet.set).map(({ id }) => id)),
  round: ({ programme, year, unit }) => oneOf(roundsOf(programme, year, unit.yearKind).map(({ code }) => code)),
  document: ({ content: { documents } }) => ({ fits: (text) => documents.some(({ id }) => id === text) }),
  // Told by its name, which reading understands.
  kind: () => ({ ...oneOf(Object.keys(unitKinds)), example: Object.values(unitKinds).join('; ') }),
  unit: ({ unit, year, content: { forest } }) => ({
    fits: (text) => {
      const named = forest.get(text);
      return named !== undefined && existsIn(named, year) && forest.ancestors(named).includes(unit);
    },
  }),
  // A list goes to the Ban Tổ chức of the unit above, and no other one receives it (Q-36); a chi đoàn sends none.
  sender: ({ unit, year, content: { forest } }) => ({
    fits: (text) => {
      const named = forest.get(text);
      return named?.parent === unit.code && existsIn(named, year) && !levels[named.level].submits;
    },
  }),
};

/** What a unit's own plan makes concrete. */
const parentPlan = (submission: Submission): WantedAct => {
  const above = documentsAbove(submission);
  return { fits: (text) => above.has(text), example: [...above].slice(0, 3).join(', ') };
};

/** Ensure that an act names what it was about: the criterion, month, lesson, document, kind or unit; a plan the document above it. */
export const actRefers: SubmissionRule = {
  code: 'lien-quan-sai',
  words: {
    title: 'Ô “Liên quan đến” chưa đúng việc',
    what: 'Với việc “{act}”, ô “Liên quan đến” cần {wanted}.',
    cure: 'Viết lại ô ấy cho đúng; điều muốn nói thêm thì ghi ở cột ghi chú.',
    example: {
      wrong: 'Việc đã làm | Liên quan đến\nHoạt động ra quân | Chủ nhật xanh',
      right: 'Việc đã làm | Liên quan đến\nHoạt động ra quân | HD4',
    },
  },
  severity: 'error',
  kinds: ['so-viec'],
  clause: 'K L47, L59 “Cụ thể hóa các nội dung”, Q L53, L58, L63, L69 (K-33, K-48, Q-30, Q-32, Q-36, Q-42)',
  *check(submission) {
    for (const [act, entries] of Map.groupBy(submission.own.each('so-viec'), (entry) => entry.act)) {
      const { label, refersTo } = actOf(act);
      const { fits, example = '' } = act === 'ke_hoach' ? parentPlan(submission) : wanted[refersTo](submission);
      const parent = act === 'ke_hoach' ? ', là văn bản cấp trên mà kế hoạch này cụ thể hoá' : '';
      const ask = refersTo === 'none' ? references.none : `ghi ${references[refersTo]}${parent}${example && ` (${example})`}`;
      for (const { row, about } of entries) if (!fits(about)) yield { rows: [row], field: 'about', values: { act: label, wanted: ask } };
    }
  },
};
