import { themeKinds, themesLacking } from '../../schema/programme.ts';
import type { ContentRule } from '../rule.ts';

/** Point out a year that lacks one of its two themes, under a programme that sets themes at all. A proposed one is none yet. */
export const yearHasThemes: ContentRule = {
  code: 'nam-thieu-chu-de',
  words: {
    title: 'Năm chưa đủ chủ đề',
    what: 'Năm {year} của chương trình “{programme}” chưa có: {theme}.',
    cure: 'Khi chủ đề của năm được duyệt thì ghi vào chương trình.',
    example: {
      wrong: 'Năm 2016 | Chủ đề năm của Đoàn',
      right: 'Năm 2016 | Chủ đề năm của Đoàn\nNăm 2016 | Chủ đề năm của cuộc vận động',
    },
  },
  severity: 'warning',
  clause: 'Q L39 “gắn với … chủ đề năm của Đoàn và chủ đề năm thực hiện cuộc vận động” (Q-20)',
  *check({ programmes, programmeFiles }) {
    for (const { code, short, years } of programmes) {
      if (years.every(({ themes }) => themes.length === 0)) continue;
      for (const settings of years)
        for (const kind of themesLacking(settings))
          yield { file: programmeFiles.get(code)!, values: { year: settings.year, programme: short, theme: themeKinds[kind] } };
    }
  },
};
