import type { DeskField } from './fields.ts';
import type { Backup } from './backups.ts';
import type { VersionChoices, DeskIssue, TwoTexts } from './backend.ts';
import { element, show } from './dialog.ts';

/** The words that people read for a field's value, line by line. */
const linesOf = (field: DeskField | undefined, value: unknown): string[] => {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) {
    const inner =
      field?.widget === 'list' ? (field.field ?? ({ ...field, widget: 'object', fields: field.fields ?? [] } as DeskField)) : field;
    return value.flatMap((item) => `• ${linesOf(inner, item).join('; ')}`);
  }
  if (typeof value === 'object') {
    const fields = field && 'fields' in field ? (field.fields ?? []) : [];
    return Object.entries(value).flatMap(([name, part]) => {
      const one = fields.find((inner) => inner.name === name);
      const lines = linesOf(one, part);
      return lines.length > 0 ? [`${one?.label ?? name}: ${lines.join('; ')}`] : [];
    });
  }
  if (field?.widget === 'select') return [field.options.find((option) => option.value === value)?.label ?? String(value)];
  if (field?.widget === 'boolean' || typeof value === 'boolean') return [value === true ? 'Có' : 'Không'];
  if (field?.widget === 'datetime') return [String(value).split('-').reverse().join('/')];
  return String(value).replace(/\n+$/, '').split('\n');
};

let versions = 0;
/** One version of a field; the lines that the other version does not have are marked. */
const version = (name: string, value: 'theirs' | 'mine', label: string, lines: readonly string[], others: readonly string[]) => {
  const id = `desk-version-${(versions += 1)}`;
  const shown = lines.length > 0 ? lines : ['(để trống)'];
  const known = new Set(others);
  return element(
    'div',
    { class: 'version' },
    element('input', { type: 'radio', name, value, id, required: '' }),
    element('label', { for: id }, label),
    element(
      'div',
      { class: 'text' },
      ...shown.map((line) => element('p', lines.length > 0 && !known.has(line) ? { class: 'only' } : {}, line || ' ')),
    ),
  );
};

const questions = {
  saving: {
    title: 'Có người vừa lưu bài này',
    why: 'Từ lúc bạn mở bài, một bản mới đã được lưu và cùng sửa những mục dưới đây.',
    mine: 'Bản của bạn',
    theirs: 'Bản đang có',
    go: 'Lưu theo lựa chọn',
  },
  publishing: {
    title: 'Bài đang công bố vừa được sửa',
    why: 'Từ lúc bản nháp này bắt đầu, một bản khác đã được công bố và cùng sửa những mục dưới đây.',
    mine: 'Bản nháp này',
    theirs: 'Bản đang công bố',
    go: 'Công bố theo lựa chọn',
  },
  reopening: {
    title: 'Bài đã được sửa từ lúc ấy',
    why: 'Từ lúc bản viết dở dừng lại, một bản mới đã được lưu và cùng sửa những mục dưới đây.',
    mine: 'Bản viết dở',
    theirs: 'Bản đang có',
    go: 'Mở theo lựa chọn',
  },
} as const;

/**
 * Shows both versions of every field that two people changed, and lets the person choose field by field.
 * @returns the choices; undefined when the person would rather go on writing
 */
export const askWhichVersion = async ({ conflicts, when }: TwoTexts, fields: readonly DeskField[]): Promise<VersionChoices | undefined> => {
  const { title, why, mine, theirs, go } = questions[when];
  const chosen = (name: string) => document.querySelector<HTMLInputElement>(`.desk-dialog input[name="${CSS.escape(name)}"]:checked`);
  const choices: VersionChoices = {};
  const groups = conflicts.map((conflict) => {
    const field = fields.find(({ name }) => name === conflict.field);
    const lines = { mine: linesOf(field, conflict.mine), theirs: linesOf(field, conflict.theirs) };
    const group = element(
      'fieldset',
      {},
      element('legend', {}, field?.label ?? conflict.field),
      version(conflict.field, 'mine', mine, lines.mine, lines.theirs),
      version(conflict.field, 'theirs', theirs, lines.theirs, lines.mine),
    );
    group.addEventListener('change', () => {
      choices[conflict.field] = chosen(conflict.field)?.value === 'theirs' ? 'theirs' : 'mine';
    });
    return group;
  });
  const answer = await show(
    title,
    [
      element(
        'p',
        {},
        `${why} Những mục khác đã được ghép đủ của cả hai. Với mỗi mục, hãy chọn bản sẽ giữ; chưa chọn xong thì chưa ghi gì.`,
      ),
      ...groups,
    ],
    [
      { value: 'save', label: go, main: true },
      { value: '', label: 'Thôi, để tôi sửa tiếp' },
    ],
    { size: 'wide' },
  );
  return answer === 'save' ? choices : undefined;
};

const timeOf = (at: number): string =>
  new Date(at).toLocaleString('vi-VN', { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' });

/**
 * Offers what was left unsaved in earlier visits.
 * @returns the backup to open, and those to throw away; all others are kept
 */
export const askAboutBackups = async (
  backups: readonly Backup[],
  signal: AbortSignal,
): Promise<{ open?: Backup; drop: readonly Backup[] }> => {
  const isNew = backups[0]?.slug === '';
  const answer = await show(
    backups.length > 1 ? 'Có những bản viết dở chưa lưu' : 'Có một bản viết dở chưa lưu',
    [
      element(
        'p',
        {},
        isNew
          ? 'Trình duyệt này còn giữ bài mới viết dở từ lần trước.'
          : 'Trình duyệt này còn giữ những gì viết dở ở bài này từ lần trước. Mở ra thì phần viết dở được ghép vào bản mới nhất của bài.',
      ),
      element(
        'ul',
        { class: 'backups' },
        ...backups.map(({ id, title, at }) =>
          element(
            'li',
            {},
            element('span', {}, element('strong', {}, title || '(chưa có tiêu đề)'), element('small', {}, `viết lúc ${timeOf(at)}`)),
            element('button', { type: 'submit', value: `open ${id}`, class: 'main' }, 'Mở bản này'),
            element('button', { type: 'submit', value: `drop ${id}` }, 'Bỏ bản này'),
          ),
        ),
      ),
    ],
    [{ value: '', label: 'Để sau' }],
    { signal },
  );
  const [what, id] = answer.split(' ');
  const one = backups.filter((backup) => backup.id === id);
  return what === 'open' ? { open: one[0], drop: [] } : { drop: what === 'drop' ? one : [] };
};

/** The list of issues as it stands in the form and in a dialog. A field that is known becomes a button that leads to it. */
export const issueList = (issues: readonly DeskIssue[], labelOf: (field: string) => string | undefined, goTo?: (field: string) => void) =>
  element(
    'ul',
    { class: 'desk-issues' },
    ...issues.map(({ title, what, cure, field }) => {
      const label = field && labelOf(field);
      const link = element('button', { type: 'button' }, `Đến mục “${label}”`);
      link.addEventListener('click', () => goTo?.(field ?? ''));
      return element(
        'li',
        {},
        element('strong', {}, title),
        element('p', {}, what),
        element('p', {}, cure),
        ...(label && goTo ? [link] : []),
      );
    }),
  );

/** Tells what keeps an entry from being published, where no form of it is open. */
export const tellIssues = async (
  issues: readonly DeskIssue[],
  labelOf: (field: string) => string | undefined,
  address: string,
): Promise<void> => {
  const answer = await show(
    'Còn thiếu để công bố',
    [element('p', {}, 'Bài chưa được công bố. Sửa những chỗ sau, lưu, rồi công bố lại:'), issueList(issues, labelOf)],
    [
      { value: 'open', label: 'Mở bài', main: true },
      { value: '', label: 'Đóng' },
    ],
  );
  if (answer === 'open') location.hash = address;
};

/** What leads to an entry: where it stands, in words, and its address at the desk if it has one. */
export interface Pointer {
  words: string;
  address?: string;
}
/** So many are named one by one. */
const namedOneByOne = 12;

/** Names what leads to an entry that somebody wants to delete or move. */
export const tellReferences = (pointers: readonly Pointer[]): Promise<string> =>
  show(
    'Còn bài khác dẫn tới bài này',
    [
      element('p', {}, 'Bài giữ nguyên, chưa bị xoá. Trước hết hãy sửa những chỗ sau cho không còn dẫn tới bài này:'),
      element(
        'ul',
        { class: 'references' },
        ...pointers
          .slice(0, namedOneByOne)
          .map(({ words, address }) => element('li', {}, address ? element('a', { href: address }, words) : words)),
        ...(pointers.length > namedOneByOne ? [element('li', {}, `và ${pointers.length - namedOneByOne} chỗ khác`)] : []),
      ),
    ],
    [{ value: '', label: 'Đã hiểu', main: true }],
  );

/** Explains why the fields that name an entry's file stay as they are. @returns true: carry the text over to a new entry */
export const askAboutCopy = async (labels: readonly string[]): Promise<boolean> =>
  (await show(
    `${labels.join(', ')}: không đổi ở bài đã lưu`,
    [
      element(
        'p',
        {},
        'Tên tệp và địa chỉ của bài trên trang đã theo mục ấy, nên bài đã lưu giữ nguyên. Hãy trả lại như cũ rồi lưu; hoặc chép những gì đang viết thành một bài mới, bài cũ không bị sửa.',
      ),
    ],
    [
      { value: 'copy', label: 'Chép thành bài mới', main: true },
      { value: '', label: 'Thôi, để tôi sửa tiếp' },
    ],
  )) === 'copy';

/** Says that another entry already is what this one would be. */
export const tellTaken = (what: string, address: string): Promise<string> =>
  show(
    'Đã có bài này',
    [
      element('p', {}, `Đã có ${what} cùng những mục ấy, nên chưa lưu thêm một bài nữa. Bài bạn đang viết vẫn còn trong biểu mẫu.`),
      element('p', {}, element('a', { href: address }, 'Mở bài đã có để sửa'), ', hoặc sửa lại những mục ấy ở bài đang viết.'),
    ],
    [{ value: '', label: 'Để tôi sửa tiếp', main: true }],
  );

/** Says one thing and waits until it was read. */
export const tell = (title: string, text: string): Promise<string> =>
  show(title, [element('p', {}, text)], [{ value: '', label: 'Đã hiểu', main: true }]);
