import { stringify } from 'yaml';
import { Cure } from '../cure.ts';
import { documentSchema } from '../schema/collections/documents.ts';
import { documentTypes } from '../schema/document-symbol.ts';
import { issuerName } from '../schema/issuing-body.ts';
import { programmeSchema } from '../schema/programme.ts';
import { siteSchema, type Site } from '../schema/site.ts';
import { levels, yearName, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { dueName } from '../year/due.ts';
import type { BeginAnswers } from './answers.ts';
import { proposeUnits, type ProposedUnits } from './propose-units.ts';
import { begunCode, programmeFrom, skeletonOf, skeletons } from './skeleton.ts';
import { json, unitFile } from './write-content.ts';

/** The files with which an organisation begins: path below the root → text. */
export type ContentFiles = ReadonlyMap<string, string>;

export interface Begun {
  files: ContentFiles;
  proposed: ProposedUnits;
}

/** What stands for the number of a document that has none yet. */
export const unnumbered = 'Chưa có số';

const withoutDoan = (name: string): string =>
  name.replace(/^(Đoàn|Tỉnh đoàn|Thành đoàn)\s+/iu, '').replace(/^\p{Ll}/u, (c) => c.toUpperCase());

const documentFile = (root: Unit, answers: BeginAnswers, title: string, asOf: string): string => {
  const { type, symbol, day } = answers.document;
  const data = {
    title,
    type,
    symbol: symbol ?? unnumbered,
    organisation: root.code,
    issuer: issuerName(root),
    place: answers.paper.place ?? withoutDoan(root.name).slice(0, 60),
    day: day ?? asOf,
    summary: `${documentTypes[type]} của ${root.name} về ${title.replace(/^\p{Lu}/u, (c) => c.toLowerCase())}.`.slice(0, 400),
    state: 'trinh',
  };
  documentSchema.parse(data);
  return `---\n${stringify(data, { lineWidth: 0 })}---\n\nNội dung văn bản: chép vào đây, rồi chuyển “Hiệu lực của bài” sang “Công bố”.\n`;
};

/** Whom to ask of an organisation: whoever leads it, where nobody says. */
export const contactOf = (root: Unit, { body, phone, email }: BeginAnswers['contact']): Site['contacts'][number] => ({
  organisation: root.code,
  body: body ?? (levels[root.level].signsFor === 'TM. BAN THƯỜNG VỤ' ? `Ban Thường vụ ${root.name}` : `Ban Chấp hành ${root.name}`),
  ...(phone && { phone }),
  ...(email && { email }),
});

const siteFile = (site: unknown, root: Unit, { contact }: BeginAnswers): string =>
  json({ ...siteSchema.parse(site), asOf: undefined, contacts: [contactOf(root, contact)] });

/** The organisation alone, as its name and what was said of it tell: before anybody lists its units. */
export const rootOf = ({ name, code, level, kind }: Pick<BeginAnswers, 'name' | 'code' | 'level' | 'kind'>): Unit =>
  proposeUnits({ name, code, level, kind }, '').units[0]!;

/** The programme of answers for an organisation's units, as its file will say it. Throws where there is no such skeleton. */
const programmeOfAnswers = (answers: BeginAnswers, root: Unit, units: readonly Unit[]) => {
  const skeleton = skeletonOf(answers.skeleton);
  if (!skeleton)
    throw new Cure(`Không có khung “${answers.skeleton}”.\n  Chữa: chọn một trong: ${skeletons.map((s) => s.code).join(', ')}.`);
  const { year, until = year } = answers;
  if (until < year) throw new Cure(`Giai đoạn đến năm ${until} mà bắt đầu năm ${year}.\n  Chữa: sửa một trong hai năm.`);
  const period = until > year ? ` giai đoạn ${year} – ${until}` : `${root.yearKind === 'nam_hoc' ? ', ' : ' '}${yearName(root, year)}`;
  const title = answers.programme ?? `${skeleton.title}${period}`;
  const ownCode = begunCode(skeleton, root.code, year);
  const programme = programmeFrom(skeleton, units, {
    ...{ code: ownCode, name: title, organisation: root.code, document: ownCode, period: { from: year, to: until }, year },
    ...{ themes: answers.themes, drives: answers.drives, criteria: answers.criteria, days: answers.days },
  });
  return { title, ownCode, programme };
};

/** The units of answers, the organisation first with what signs its papers. Throws where the list cannot stand. */
const unitsOfAnswers = ({ name, code, level, kind, units: list, questions, paper: own }: BeginAnswers) => {
  const proposed = proposeUnits({ name, code, level, kind }, list, questions);
  if (proposed.faults.length > 0)
    throw new Cure(`Danh sách đơn vị còn chỗ chưa đúng:\n  ${proposed.faults.join('\n  ')}\n  Chữa: sửa những dòng ấy rồi làm lại.`);
  const [first, ...below] = proposed.units as [Unit, ...Unit[]];
  const paper = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const root: Unit = Object.keys(paper).length > 0 ? { ...first, paper } : first;
  return { proposed, root, units: [root, ...below] };
};

/** The days of the first year as they are proposed, each with what falls due on it on the calendar of some unit. */
export const proposedDays = (answers: BeginAnswers): readonly { day: string; kinds: readonly string[] }[] => {
  const { root, units } = unitsOfAnswers(answers);
  const { programme } = programmeOfAnswers({ ...answers, days: {} }, root, units);
  const parsed = programmeSchema.parse(programme);
  const { due, year } = parsed.years[0]!;
  const calendars = new Set(units.filter(({ level }) => levels[level].submits).map(({ yearKind }) => yearKind));
  const mixed = calendars.size > 1;
  const owed = due.flatMap((one) => {
    const { day, schoolDay } = one;
    const name = dueName(parsed, year, one);
    return [
      ...(mixed || !calendars.has('nam_hoc') ? [{ name, day }] : []),
      ...(calendars.has('nam_hoc') && schoolDay ? [{ name: mixed ? `${name} (trường học)` : name, day: schoolDay }] : []),
    ];
  });
  return [...Map.groupBy(owed, ({ day }) => day)]
    .map(([day, own]) => ({ day, kinds: [...new Set(own.map(({ name }) => name))] }))
    .sort((a, b) => compareCodes(a.day, b.day));
};

/**
 * An organisation's first content, from what somebody answered. The same answers make the same bytes.
 * @param site what `content/site.json` says now
 * @param asOf the day on which somebody begins: the day of a document that has none
 * @throws a Cure where the list of units cannot stand, or there is no such skeleton
 */
export const begin = (answers: BeginAnswers, site: unknown, asOf: string): Begun => {
  const { proposed, root, units } = unitsOfAnswers(answers);
  return {
    proposed,
    files: new Map([
      [`content/units/${root.code}.json`, unitFile(units)],
      ...beginProgramme(answers, root, units, asOf),
      ['content/site.json', siteFile(site, root, answers)],
    ]),
  };
};

/** Another programme of an organisation that stands, from the same answers: its file, and that of its document. Throws as `begin` does. */
export const beginProgramme = (answers: BeginAnswers, root: Unit, units: readonly Unit[], asOf: string): ContentFiles => {
  const { title, ownCode, programme } = programmeOfAnswers(answers, root, units);
  return new Map([
    [`content/programmes/${ownCode}.json`, json(programme)],
    [`content/documents/${ownCode}.md`, documentFile(root, answers, title, asOf)],
  ]);
};
