import {
  beginAnswers,
  beginQuestion,
  beginSteps,
  drivesOf,
  familiesOf,
  filledLines,
  levelLabels,
  namelessFamilies,
  proposeUnits,
  rootOf,
  skeletonOf,
  skeletonsFor,
  withAnswer,
  yearName,
  yearAnswers,
  yearQuestions,
  yearToBegin,
  type BeginAnswers,
  type BeginQuestion,
  type DriveWithoutTheme,
  type ProposedUnits,
  type YearAnswers,
} from '../../src/domain/index.ts';
import type { Dialogue } from './dialogue.ts';
import { z } from 'zod';

/** How many single questions about a list are asked one by one; of more, the proposals are taken or the list is mended. */
const askedAlone = 15;

const sentences = (...said: readonly string[]): string => said.filter((one) => one !== '').join(' ');
/** A question in the words of the form; an empty line is the proposal, or no answer where none is needed. */
const ask = async (talk: Dialogue, { label, hint, kind, isOptional, shape }: BeginQuestion, proposal?: string): Promise<unknown> => {
  const leave = isOptional && proposal === undefined ? '(Chưa có thì Enter.)' : '';
  const question = sentences(`${label}?`, hint, kind === 'day' ? 'Ghi như 2026-01-15.' : '', leave);
  return talk.line(question, kind === 'number' ? z.coerce.number().pipe(shape as z.ZodType<number, number>) : shape, proposal);
};
const askText = (talk: Dialogue, label: string, hint = '') =>
  talk.line(sentences(`${label}?`, hint, '(Chưa có thì Enter.)'), z.string().optional());

/** How many units of each level a list makes, and the first ones with their codes. */
export const summaryOf = ({ units, left, faults }: ProposedUnits): string => {
  const counts = [...Map.groupBy(units, ({ level }) => level)].map(([level, own]) => `${own.length} ${levelLabels[level]}`);
  const shown = units.slice(0, 12).map((unit) => `  ${unit.code.padEnd(28)} ${unit.name}`);
  return [
    `Nhận ra ${units.length} đơn vị: ${counts.join(', ')}.`,
    ...shown,
    ...(units.length > 12 ? [`  … và ${units.length - 12} đơn vị nữa`] : []),
    ...left.map(({ column, why }) => `Bỏ ra cột “${column}”: ${why}.`),
    ...faults.map((fault) => `✗ ${fault}`),
  ].join('\n');
};

const list = beginQuestion('units');
const frame = beginQuestion('skeleton');
const named = beginQuestion('criteria');

const askUnits = async (
  talk: Dialogue,
  root: Pick<BeginAnswers, 'name' | 'code' | 'level'>,
): Promise<Pick<BeginAnswers, 'units' | 'questions'>> => {
  for (;;) {
    const units = await talk.paragraph(`${list.label}. ${list.hint}`);
    const questions: Record<string, string> = {};
    const first = proposeUnits(root, units);
    if (first.questions.length > askedAlone) {
      talk.say(`\nMáy phân vân ở ${first.questions.length} chỗ, đề nghị như sau:`);
      for (const { text, options, chosen } of first.questions) talk.say(`  ${text} → ${options.find((o) => o.code === chosen)!.label}`);
      if (!(await talk.yes('Theo cả các đề nghị ấy? (Không: sửa danh sách rồi dán lại.)'))) continue;
    } else
      // An answer may raise or settle other questions: each time the first open one is asked.
      for (;;) {
        const open = proposeUnits(root, units, questions).questions.find(({ id }) => !(id in questions));
        if (!open) break;
        questions[open.id] = await talk.choose(
          open.text,
          open.options.map((o) => [o.code, o.label] as const),
        );
      }
    const proposed = proposeUnits(root, units, questions);
    talk.say(`\n${summaryOf(proposed)}`);
    if (proposed.faults.length === 0 && (await talk.yes('Danh sách ấy đúng chưa? (Không: sửa rồi dán lại.)'))) return { units, questions };
  }
};

/** Themes of a year and of its drives; an empty line leaves one out. */
export const askYear = async (
  talk: Dialogue,
  called: string,
  drives: readonly DriveWithoutTheme[],
): Promise<Pick<YearAnswers, 'themes' | 'drives'>> => {
  const questions = yearQuestions(drives);
  const said = async (asked: readonly { code: string; label: string; hint?: string }[], after = '') => {
    const answers: Record<string, string> = {};
    for (const { code, label, hint } of asked) {
      const text = await askText(talk, `${label}${after}`, hint);
      if (text) answers[code] = text;
    }
    return answers;
  };
  const themes = await said(questions.themes, `, ${called}`);
  return yearAnswers.pick({ themes: true, drives: true }).parse({ themes, drives: await said(questions.drives) });
};

const askCriteria = async (talk: Dialogue, skeleton: string): Promise<BeginAnswers['criteria']> => {
  const criteria: Record<string, string[]> = {};
  for (const family of namelessFamilies(familiesOf(skeletonOf(skeleton)!))) {
    const said = await talk.paragraph(`${named.label}: ${family.name}. ${named.hint}`);
    const lines = filledLines(said);
    if (lines.length > 0) criteria[family.code] = lines;
  }
  return criteria;
};

/** Everything that is needed to begin, question by question. */
export const askAll = async (talk: Dialogue, asOf: string): Promise<BeginAnswers> => {
  let answers: Record<string, unknown> = {};
  const root = () => rootOf(answers as Pick<BeginAnswers, 'name' | 'code' | 'level'>);
  const isSchool = () => root().yearKind === 'nam_hoc';
  /** What is proposed, by what was answered before. */
  const proposals: Readonly<Record<string, () => string>> = {
    level: () => root().level,
    code: () => root().code,
    year: () => String(yearToBegin(asOf, isSchool())),
    until: () => String(answers['year'] as number),
    'document.day': () => asOf,
  };
  const askStep = async (step: keyof typeof beginSteps) => {
    for (const question of beginSteps[step].asks.map(beginQuestion)) {
      // Of a document that has no number yet there is no day to tell.
      if (question.name === 'document.day' && (answers['document'] as { symbol?: string }).symbol === undefined) continue;
      const proposal = proposals[question.name]?.();
      const choices = Object.entries(question.choices).map(([value, label]) => [value, label] as const);
      const said =
        question.kind === 'choice'
          ? await talk.choose(
              `${question.label}?`,
              choices.toSorted(([a], [b]) => Number(b === proposal) - Number(a === proposal)),
            )
          : await ask(talk, question, proposal);
      answers = withAnswer(answers, question.name, said);
    }
  };
  await askStep('organisation');
  answers = { ...answers, ...(await askUnits(talk, answers as Pick<BeginAnswers, 'name' | 'code' | 'level'>)) };
  const skeleton = await talk.choose(
    `${frame.label}? ${frame.hint}`,
    skeletonsFor(root().yearKind).map((s) => [s.code, `${s.label}. ${s.about}`] as const),
  );
  answers = { ...answers, skeleton, criteria: await askCriteria(talk, skeleton) };
  await askStep('year');
  answers = { ...answers, ...(await askYear(talk, yearName(root(), answers['year'] as number), drivesOf(skeletonOf(skeleton)!))) };
  await askStep('papers');
  return beginAnswers.parse(answers);
};
