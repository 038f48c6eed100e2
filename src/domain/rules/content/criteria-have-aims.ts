import { criteriaOf } from '../../schema/programme-lookup.ts';
import type { Programme } from '../../schema/programme.ts';
import type { ContentRule } from '../rule.ts';

/** The criteria that serve no aim of their programme (K L23, K-09). */
export const criteriaWithoutAim = (programme: Programme) =>
  criteriaOf(programme)
    .map(({ criterion }) => criterion)
    .filter(({ aims }) => aims.length === 0);

/** Point out a criterion of which a programme with aims does not say which of them it serves. */
export const criteriaHaveAims: ContentRule = {
  code: 'tieu-chi-chua-co-muc-dich',
  words: {
    title: 'Tiêu chí chưa gắn mục đích',
    what: 'Chương trình “{programme}” chưa nói tiêu chí {code} phục vụ mục đích nào.',
    cure: 'Ở tiêu chí ấy, ghi mã của mục đích vào mục “Phục vụ mục đích”.',
    example: { wrong: 'SK | ', right: 'SK | suc-khoe-ky-nang' },
  },
  severity: 'warning',
  clause: 'K L23 “Nâng cao chất lượng đoàn viên về tư tưởng chính trị, đạo đức, lối sống, chuyên môn nghiệp vụ” (K-09)',
  *check({ programmes, programmeFiles }) {
    for (const programme of programmes)
      if (programme.aims.length > 0)
        for (const { code } of criteriaWithoutAim(programme))
          yield { file: programmeFiles.get(programme.code)!, values: { programme: programme.short, code } };
  },
};
