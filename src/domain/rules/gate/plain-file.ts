import { stillThere, gitModes, shownPath, type GateRule } from './gate.ts';

/** Ensure that only plain files come in: no link, no repository inside the repository, no program among the content. */
export const plainFile: GateRule = {
  code: 'khong-phai-tep-thuong',
  words: {
    title: 'Không phải tệp thường',
    what: 'Mục này là một đường dẫn tắt, một kho khác hoặc một chương trình, không phải tệp dữ liệu.',
    cure: 'Gửi chính tệp CSV: trên trang của thư mục đơn vị, chọn Add file → Upload files.',
    example: { wrong: 'dang-ky.csv là đường dẫn tắt', right: 'dang-ky.csv là chính tệp ấy' },
  },
  severity: 'error',
  source: 'mối nguy: đường dẫn tắt đưa tệp ngoài kho vào trong',
  *check({ touched }) {
    for (const entry of touched) {
      const allowed: readonly string[] = entry.path.startsWith('content/') ? [gitModes.file] : [gitModes.file, gitModes.executable];
      if (stillThere(entry) && !allowed.includes(entry.after)) yield { file: shownPath(entry.path), values: {} };
    }
  },
};
