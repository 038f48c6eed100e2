import { entriesOf, type Content, type EntryData } from '../../intake/read-content.ts';
import { criteriaOf } from '../../schema/programme-lookup.ts';
import { siteSchema } from '../../schema/site.ts';
import { collections } from '../../schema/collections.ts';
import { labelOf } from '../../schema/field.ts';
import { programmeSchema } from '../../schema/programme.ts';
import type { Programme } from '../../schema/programme.ts';
import type { ContentRule } from '../rule.ts';

/** The shape of a file that boards write, by its folder. */
const schemaOf = (file: string) => {
  const folder = file.split('/')[1];
  if (folder === 'programmes') return programmeSchema;
  return Object.values(collections).find((collection) => collection.folder === folder)?.schema ?? siteSchema;
};

/** What an entry names under one of its fields, and whether such a thing exists. */
interface EntryPointer {
  field: string;
  targets: readonly (string | undefined)[];
  exists: (target: string) => boolean;
}

/** What may be named, by what names it. */
const existing = ({ forest, programmes, lessons, documents, unread }: Content) => {
  const criteria = new Set(programmes.flatMap((p) => criteriaOf(p).map(({ criterion }) => criterion.code)));
  const campaigns = new Set(programmes.flatMap((p) => p.campaigns.map(({ code }) => code)));
  const sets = new Set(lessons.map(({ data }) => data.set));
  const written = (folder: string, entries: readonly { id: string }[]) => {
    const ids = new Set(entries.map(({ id }) => id));
    return (id: string) => ids.has(id) || unread.has(`content/${folder}/${id}.md`);
  };
  return {
    unit: (code: string) => forest.get(code) !== undefined,
    criterion: (code: string) => criteria.has(code),
    campaign: (code: string) => campaigns.has(code),
    lessonSet: (set: string) => sets.size === 0 || sets.has(set),
    lesson: written('lessons', lessons),
    document: written('documents', documents),
  };
};
type Existing = ReturnType<typeof existing>;

const ofProgramme = (p: Programme, is: Existing): readonly EntryPointer[] => {
  const criteria = criteriaOf(p).map(({ criterion }) => criterion);
  const own = (list: readonly { code: string }[]) => (code: string) => list.some((one) => one.code === code);
  return [
    { field: 'organisation', targets: [p.organisation], exists: is.unit },
    { field: 'document', targets: [p.document], exists: is.document },
    { field: 'separateGuide.document', targets: [p.separateGuide?.document], exists: is.document },
    { field: 'pilots.chosen', targets: (p.pilots?.chosen ?? []).flatMap((c) => [c.unit, c.chosenBy]), exists: is.unit },
    { field: 'assignments.departments', targets: p.assignments?.departments.flatMap((d) => d.units) ?? [], exists: is.unit },
    { field: 'years.events', targets: p.years.flatMap((y) => y.events.flatMap((event) => event.documents)), exists: is.document },
    { field: 'years.plan', targets: p.years.map((y) => y.plan), exists: is.document },
    { field: 'years.workProgramme.document', targets: p.years.map((y) => y.workProgramme?.document), exists: is.document },
    { field: 'away.rating', targets: [p.away?.rating], exists: own(p.ratings.scale) },
    { field: 'aims', targets: criteria.flatMap((c) => c.aims), exists: own(p.aims) },
    { field: 'campaigns', targets: criteria.flatMap((c) => c.campaigns), exists: own(p.campaigns) },
    { field: 'lessonSet.set', targets: [p.lessonSet?.set], exists: is.lessonSet },
  ];
};

const ofEntry = (data: EntryData, is: Existing): readonly EntryPointer[] => [
  { field: 'organisation', targets: [data.organisation], exists: is.unit },
  { field: 'unit', targets: [data.unit], exists: is.unit },
  { field: 'by', targets: [data.by], exists: is.unit },
  { field: 'copiedBy', targets: data.copiedBy?.map(({ unit }) => unit) ?? [], exists: is.unit },
  { field: 'criteria', targets: data.criteria ?? [], exists: is.criterion },
  { field: 'campaigns', targets: data.campaigns ?? [], exists: is.campaign },
];

/** Ensure that whatever an entry names exists: units, criteria, campaigns, lessons, documents. */
export const references: ContentRule = {
  code: 'tham-chieu-sai',
  words: {
    title: 'Dẫn tới chỗ không có',
    what: 'Mục “{label}” dẫn tới “{target}” mà không có.',
    cure: 'Chọn lại cho đúng, hoặc thêm mục được dẫn tới.',
    example: { wrong: 'Đơn vị | q8-p99', right: 'Đơn vị | q8-p01' },
  },
  severity: 'error',
  clause: 'K L19, Q L89 (K-07, Q-60)',
  *check(content) {
    const is = existing(content);
    const contacts = content.site.contacts.map((c) => c.organisation);
    const files: [file: string, references: readonly EntryPointer[]][] = [
      [
        'content/site.json',
        [
          { field: 'contacts.organisation', targets: contacts, exists: is.unit },
          { field: 'takesAlone', targets: content.site.takesAlone, exists: is.unit },
        ],
      ],
      ...content.programmes.map((p): [string, readonly EntryPointer[]] => [content.programmeFiles.get(p.code)!, ofProgramme(p, is)]),
      ...entriesOf(content).map(({ path, data }): [string, readonly EntryPointer[]] => [path, ofEntry(data, is)]),
      ...content.topics.map(({ path, data }): [string, readonly EntryPointer[]] => [
        path,
        [{ field: 'lessons', targets: data.lessons, exists: is.lesson }],
      ]),
    ];
    for (const [file, named] of files)
      for (const { field, targets, exists } of named) {
        const label = labelOf(schemaOf(file), field.split('.'));
        for (const target of targets) if (target !== undefined && !exists(target)) yield { file, values: { path: field, label, target } };
      }
  },
};
