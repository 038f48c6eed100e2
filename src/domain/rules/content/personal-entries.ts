import type { Content } from '../../intake/read-content.ts';
import { authoredMatters, type AuthoredText } from '../../privacy/authored.ts';
import { collectionNames } from '../../schema/collections.ts';
import { labelOf } from '../../schema/field.ts';
import { exceptionsSchema, siteSchema } from '../../schema/site.ts';
import type { ContentRule } from '../rule.ts';

/** Every text of an entry, with the field it stands in. */
const textsOf = (data: unknown, key?: string): AuthoredText[] => {
  if (typeof data === 'string') return [{ key, text: data }];
  // A list of words, as of what a consent covers, is one text.
  if (Array.isArray(data) && data.every((one) => typeof one === 'string')) return [{ key, text: data.join(', ') }];
  if (data instanceof Date || typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => textsOf(value, Array.isArray(data) ? key : name));
};

/** What boards write in settings: a text each, with what its place is called. Offices' contacts and signers stand in fields of their own. */
function* settingTexts({ site, exceptions }: Content): Generator<{ path: string; label: string; text: AuthoredText }> {
  for (const [index, question] of site.questions.entries())
    for (const [key, text] of Object.entries(question))
      yield { path: 'content/site.json', label: labelOf(siteSchema, ['questions', index, key]), text: { key, text } };
  for (const [index, { reason }] of exceptions.entries())
    yield {
      path: 'content/exceptions.json',
      label: labelOf(exceptionsSchema, ['exceptions', index, 'reason']),
      text: { key: 'reason', text: reason },
    };
}

interface SightInWriting {
  path: string;
  label: string;
  kind: string;
}
function* mattersIn(content: Content, refused: boolean): Generator<SightInWriting> {
  for (const { path, label, text } of settingTexts(content))
    for (const matter of authoredMatters(path, [text])) if (matter.refused === refused) yield { path, label, kind: matter.kind };
  for (const name of collectionNames)
    for (const { path, data, body } of content[name]) {
      const texts = [...textsOf(data), ...body.split('\n').map((text) => ({ text }))];
      const kinds = authoredMatters(path, texts).filter((matter) => matter.refused === refused);
      for (const kind of new Set(kinds.map((matter) => matter.kind))) yield { path, label: 'Bài này', kind };
    }
}

/** Ensure that no number of anybody's papers stands in what boards write. */
export const noPaperNumbers: ContentRule = {
  code: 'bai-co-so-giay-to',
  words: {
    title: 'Bài có số giấy tờ',
    what: '{label} có chỗ giống {kind}.',
    cure: 'Xoá chỗ ấy; số giấy tờ không ghi vào kho, kể cả khi người ấy đồng ý nêu tên.',
    example: { wrong: 'Căn cước số …', right: 'Đã đối chiếu giấy tờ' },
  },
  severity: 'error',
  clause: 'Luật 91/2025/QH15; kho không giữ số giấy tờ của ai',
  *check(content) {
    for (const { path, label, kind } of mattersIn(content, true)) yield { file: path, values: { label, kind } };
  },
};

/** Point out what may name or tell of a person in what boards write: offices, signers and consented honours aside. */
export const personInEntry: ContentRule = {
  code: 'bai-co-ten-nguoi',
  words: {
    title: 'Bài có thể nhắc tới một người',
    what: '{label} có chỗ giống {kind}.',
    cure: 'Nếu là một người thật thì viết lại (ví dụ: “một bà cụ trong xóm”), hoặc xin phiếu đồng ý; nếu là anh hùng, tên đường, nhân vật trong chuyện thì để nguyên.',
    example: { wrong: 'Tổ đã sửa mái cho nhà bà Nguyễn Thị B', right: 'Tổ đã sửa mái cho một nhà trong xóm' },
  },
  severity: 'warning',
  clause: 'Luật 91/2025/QH15; tên người chỉ đứng ở bài có phiếu đồng ý',
  *check(content) {
    for (const { path, label, kind } of mattersIn(content, false)) yield { file: path, values: { label, kind } };
  },
};
