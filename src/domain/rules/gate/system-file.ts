import { shownPath, type GateRule } from './gate.ts';

/** Files that steer Git and the package manager rather than hold anything: `.gitattributes`, `.npmrc`, a lock file. */
const steersMachines = (path: string): boolean =>
  path
    .split('/')
    .some(
      (part, depth) =>
        (/^(\.git|\.npmrc$|\.editorconfig$)/i.test(part) && !(depth === 0 && part === '.github')) ||
        /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/i.test(part),
    );

/** Ensure that only those who work on the project touch what steers Git and the package manager; theirs a person looks at. */
export const systemFile: GateRule = {
  code: 'tep-he-thong',
  words: {
    title: 'Tệp hệ thống của kho',
    what: 'Tệp này điều khiển cách kho làm việc, chỉ người phụ trách kỹ thuật được đổi.',
    cure: 'Bỏ tệp này khỏi lần nộp; chỉ gửi các tệp CSV của đơn vị mình.',
    example: { wrong: '.gitattributes', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'loi',
  source: 'mối nguy: .gitattributes, .gitmodules, tệp khoá phiên bản đổi cách máy hiểu những tệp khác',
  *check({ touched, maintainer }) {
    if (maintainer) return;
    for (const { path } of touched) if (steersMachines(path)) yield { file: shownPath(path), values: {} };
  },
};
