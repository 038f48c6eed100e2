import { stillThere, shownPath, type GateRule } from './gate.ts';

const generated = /^(dist|\.astro|\.desk|coverage)\/|(^|\/)node_modules(\/|$)|\.log$/i;

/** Ensure that nothing a machine makes anew at each build is handed in, by anybody. */
export const generatedFile: GateRule = {
  code: 'tep-may-tao',
  words: {
    title: 'Tệp do máy tạo ra',
    what: 'Tệp này được máy tạo lại mỗi lần dựng trang, không lưu trong kho.',
    cure: 'Bỏ tệp này khỏi lần nộp.',
    example: { wrong: 'dist/index.html', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'error',
  source: 'thoả thuận: không lưu thứ máy tạo ra',
  *check({ touched }) {
    for (const entry of touched) if (stillThere(entry) && generated.test(entry.path)) yield { file: shownPath(entry.path), values: {} };
  },
};
