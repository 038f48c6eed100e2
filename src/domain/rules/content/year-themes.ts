import { themeKinds } from '../../schema/programme.ts';
import type { ContentRule } from '../rule.ts';

/** Note a year that lacks one of its two themes, under a programme that sets themes at all. */
export const yearHasThemes: ContentRule = {
  code: 'nam-thieu-chu-de',
  words: {
    title: 'Năm chưa đủ chủ đề',
    what: 'Năm {year} của chương trình “{programme}” chưa có: {theme}.',
    cure: 'Khi có chủ đề của năm thì ghi thêm vào chương trình.',
    example: {
      wrong: 'Năm 2016 | Chủ đề năm của Đoàn',
      right: 'Năm 2016 | Chủ đề năm của Đoàn\nNăm 2016 | Chủ đề năm của cuộc vận động',
    },
  },
  severity: 'note',
  clause: 'Q L39 “gắn với … chủ đề năm của Đoàn và chủ đề năm thực hiện cuộc vận động” (Q-20)',
  *check({ programmes, programmeFiles }) {
    for (const { code, short, years } of programmes) {
      if (years.every(({ themes }) => themes.length === 0)) continue;
      for (const { year, themes } of years)
        for (const [kind, label] of Object.entries(themeKinds))
          if (!themes.some((theme) => theme.kind === kind))
            yield { file: programmeFiles.get(code)!, values: { year, programme: short, theme: label } };
    }
  },
};
