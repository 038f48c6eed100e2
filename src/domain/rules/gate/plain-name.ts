import { stillThere, shownPath, type GateRule } from './gate.ts';

/** Names that Windows keeps for devices, with or without an ending. */
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** A part of a path that every machine can hold: no Git folder, no step upwards, nothing Windows forbids or drops. */
const plainPart = (part: string): boolean =>
  part !== '' &&
  !/^(\.git|git~\d+)$/i.test(part) &&
  !/^\.+$/.test(part) &&
  !/^ |[ .]$/.test(part) &&
  !/[\\:*?"<>|]/.test(part) &&
  !device.test(part);

/** Tells whether a path can be written on every machine, and read by every person. */
export const isPlainPath = (path: string): boolean => path.length <= 200 && /^[\x20-\x7e]+$/.test(path) && path.split('/').every(plainPart);

/** Ensure that every new name can stand on every machine: ASCII, no `..`, no line break, no device name. */
export const plainName: GateRule = {
  code: 'ten-la',
  words: {
    title: 'Tên tệp có chỗ không dùng được',
    what: 'Tên tệp hoặc thư mục có dấu tiếng Việt, ký tự lạ, quá dài, hoặc là tên mà máy Windows không lưu được.',
    cure: 'Đổi tên: chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ dang-ky.csv.',
    example: { wrong: 'Đăng ký 2016.csv', right: 'dang-ky.csv' },
  },
  severity: 'error',
  source: 'mối nguy: tên tệp đánh lừa máy hoặc người đọc',
  *check({ touched }) {
    for (const entry of touched) if (stillThere(entry) && !isPlainPath(entry.path)) yield { file: shownPath(entry.path), values: {} };
  },
};
