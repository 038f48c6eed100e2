import { criteriaOf } from '../../schema/forest.ts';
import { siteSchema } from '../../schema/site.ts';
import { collections } from '../../schema/collections.ts';
import { labelOf } from '../../schema/field.ts';
import { programmeSchema } from '../../schema/programme.ts';
import type { ContentRule } from '../rule.ts';

/** The shape of a file that boards write, by its folder. */
const schemaOf = (file: string) => {
  const folder = file.split('/')[1];
  if (folder === 'programmes') return programmeSchema;
  return Object.values(collections).find((collection) => collection.folder === folder)?.schema ?? siteSchema;
};

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
  *check({ forest, site, programmes, programmeFiles, unread, ...entries }) {
    const { topics, documents, lessons, stories, honours, inspections, reviews, departmentReports } = entries;
    const unit = (code: string) => forest.get(code) !== undefined;
    const criterion = (code: string) => programmes.some((p) => criteriaOf(p).some((c) => c.criterion.code === code));
    const campaign = (code: string) => programmes.some((p) => p.campaigns.some((c) => c.code === code));
    const lesson = (id: string) => lessons.some((l) => l.id === id) || unread.has(`content/lessons/${id}.md`);
    const issued = (id: string) => documents.some((d) => d.id === id) || unread.has(`content/documents/${id}.md`);
    function* each(file: string, path: string, targets: readonly (string | undefined)[], exists: (target: string) => boolean) {
      const label = labelOf(schemaOf(file), path.split('.'));
      for (const target of targets) if (target !== undefined && !exists(target)) yield { file, values: { path, label, target } };
    }
    yield* each(
      'content/site.json',
      'contacts.organisation',
      site.contacts.map((c) => c.organisation),
      unit,
    );
    for (const p of programmes) {
      const file = programmeFiles.get(p.code)!;
      yield* each(file, 'organisation', [p.organisation], unit);
      yield* each(file, 'document', [p.document], issued);
      yield* each(file, 'separateGuide.document', [p.separateGuide?.document], issued);
      yield* each(
        file,
        'pilots.chosen',
        (p.pilots?.chosen ?? []).flatMap((c) => [c.unit, c.chosenBy]),
        unit,
      );
      yield* each(file, 'assignments.departments', p.assignments?.departments.flatMap((d) => d.units) ?? [], unit);
      yield* each(
        file,
        'years.events',
        p.years.flatMap((y) => y.events.flatMap((event) => event.documents)),
        issued,
      );
      yield* each(file, 'away.rating', [p.away?.rating], (code) => p.ratings.scale.some((r) => r.code === code));
      yield* each(
        file,
        'aims',
        criteriaOf(p).flatMap((c) => c.criterion.aims),
        (code) => p.aims.some((a) => a.code === code),
      );
      yield* each(
        file,
        'campaigns',
        criteriaOf(p).flatMap((c) => c.criterion.campaigns),
        (code) => p.campaigns.some((c) => c.code === code),
      );
      yield* each(file, 'lessonSet.set', [p.lessonSet?.set], (set) => lessons.length === 0 || lessons.some((l) => l.data.set === set));
    }
    for (const { path, data } of [
      ...topics,
      ...documents,
      ...lessons,
      ...stories,
      ...honours,
      ...inspections,
      ...reviews,
      ...departmentReports,
    ]) {
      yield* each(path, 'organisation', [data.organisation], unit);
      if ('unit' in data) yield* each(path, 'unit', [data.unit], unit);
      if ('by' in data) yield* each(path, 'by', [data.by], unit);
      if ('copiedBy' in data)
        yield* each(
          path,
          'copiedBy',
          data.copiedBy.map((c) => c.unit),
          unit,
        );
      if ('criteria' in data) yield* each(path, 'criteria', data.criteria, criterion);
      if ('campaigns' in data) yield* each(path, 'campaigns', data.campaigns, campaign);
    }
    for (const { path, data } of topics) yield* each(path, 'lessons', data.lessons, lesson);
  },
};
