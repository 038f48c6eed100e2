import { byNeed, yearQuestions, type Missing } from '../../domain/index.ts';
import { element } from '../dialog.ts';
import { signersPasted } from './signers.ts';
import type { BeginState, NextYear } from './server-answers.ts';

/** What stands at the desk now: what is missing with the press that mends it, and the years that may be begun. */

const words = { year: 'Thêm năm ấy', units: 'Thêm đơn vị' } as const;
const forms = { year: 'bat-dau/#nam-moi', units: 'don-vi/' } as const;

const pressOf = (at: Exclude<NonNullable<Missing['at']>, Settled>, desk: string): Node => {
  const [path, label] =
    'form' in at
      ? [forms[at.form], words[at.form]]
      : 'setting' in at
        ? [`cai-dat/#${at.setting}`, 'Mở mục ấy']
        : [
            `#/collections/${at.collection}/${at.id === undefined ? 'new' : `entries/${at.id}`}`,
            at.id === undefined ? 'Viết bài' : 'Mở bài',
          ];
  return element('a', { href: `${desk}${path}` }, label);
};

type Settled = Extract<NonNullable<Missing['at']>, { settle: string }>;
/** What is settled by a press alone. */
const asksNothing: Readonly<Partial<Record<Settled['settle'], string>>> = { hom_nay: 'Tính theo hôm nay', nhom: 'Chốt nhóm' };
/** What is said in a line or two is said where it is told. */
const settleForm = ({ settle, of, year, fields, units }: Settled): Node => {
  const asked = fields.map(({ name, label, lines }) =>
    element(
      'label',
      {},
      label,
      lines ? element('textarea', { name, rows: '3' }) : element('input', { name, maxlength: '200', autocomplete: 'off' }),
    ),
  );
  const form = element(
    'form',
    { 'data-settle': settle, 'data-of': of, ...(year !== undefined && { 'data-year': String(year) }) },
    ...(units ? signersPasted(units) : []),
    ...(asked.length > 0 ? [element('div', { class: 'pair' }, ...asked)] : []),
    element('p', {}, element('button', { type: 'submit', class: 'button' }, asksNothing[settle] ?? 'Ghi')),
  );
  return element('details', {}, element('summary', {}, settle in asksNothing ? 'Sửa ngay' : 'Ghi ngay ở đây'), form);
};

const isBox = (field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement => field.getAttribute('type') === 'checkbox';
/** What somebody has opened or typed and not sent yet, by the form and the field that it stands in. */
const keptIn = (place: Element) => {
  const keyOf = ({ dataset }: HTMLFormElement) => [dataset['settle'], dataset['of'], dataset['programme'], dataset['year']].join(' ');
  const forms = () => [...place.querySelectorAll('form')];
  const fieldsOf = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const kept = new Map(
    forms()
      .filter((form) => form.closest('details')?.open ?? true)
      .map((form) => [keyOf(form), new Map(fieldsOf(form).map((field) => [field.name, isBox(field) ? field.checked : field.value]))]),
  );
  return {
    putBack: () => {
      for (const form of forms()) {
        const values = kept.get(keyOf(form));
        const folded = form.closest('details');
        if (values && folded) folded.open = true;
        for (const field of fieldsOf(form)) {
          const value = values?.get(field.name);
          if (isBox(field)) field.checked = value === true;
          else field.value = String(value ?? '');
          // What the machine reads in a list is drawn anew.
          if (field.dataset['read'] !== undefined && field.value !== '') field.dispatchEvent(new Event('input'));
        }
      }
    },
  };
};

const missingLine = ({ what, mend, at }: Missing, desk: string): Node => {
  const press = at === undefined ? [] : ['settle' in at ? settleForm(at) : pressOf(at, desk)];
  // What the press does need not be told as a file and its lines.
  return element('li', {}, element('b', {}, what), ' ', ...(at && ('settle' in at || 'form' in at) ? [] : [`${mend} `]), ...press);
};

/** What is missing, by how soon it is wanted, drawn anew after each thing that was settled; what somebody is writing beside it stays. */
export const drawMissing = (place: Element, missing: readonly Missing[], desk: string): void => {
  const kept = keptIn(place);
  place.replaceChildren(
    ...byNeed(missing).flatMap(({ title, missing: own }) => [
      element('h3', {}, title),
      ...(own.length > 0 ? [element('ol', {}, ...own.map((one) => missingLine(one, desk)))] : []),
    ]),
  );
  kept.putBack();
};

/** The form that begins a programme's next year: only what the machine cannot know is asked. */
export const yearForm = ({ code, name, year, called, isEarly, isPast, drives }: NextYear): HTMLElement => {
  const questions = yearQuestions(drives);
  const asked = [
    ...questions.themes.map(({ code: kind, label }) => [`theme:${kind}`, `${label}, ${called}`, ''] as const),
    ...questions.drives.map(({ code: drive, label, hint }) => [`drive:${drive}`, label, hint] as const),
  ];
  const extended = element(
    'label',
    {},
    element('input', { type: 'checkbox', name: 'extended', required: '' }),
    element('span', {}, 'Chương trình đã hết giai đoạn; cấp ban hành đã kéo dài.'),
  );
  const form = element(
    'form',
    { 'data-programme': code, 'data-year': String(year) },
    element(
      'fieldset',
      { 'data-part': 'step' },
      element('legend', {}, `${name}: ${called}`),
      element(
        'p',
        {},
        'Mọi hạn của năm trước dời sang; đợt nào chưa có chủ đề thì chưa mở; đơn vị đã thôi hoạt động không còn trong năm mới. Sổ của chi đoàn mang sang được ở trang Sổ chi đoàn.',
      ),
      element(
        'div',
        { class: 'pair' },
        ...asked.map(([field, label, hint]) =>
          element('label', {}, label, element('input', { name: field, maxlength: '200' }), ...(hint ? [element('small', {}, hint)] : [])),
        ),
      ),
      ...(isPast ? [extended] : []),
      element('p', {}, element('button', { type: 'submit', class: 'button' }, `Thêm ${called}`)),
    ),
  );
  // Nobody who has just begun should take a year far ahead for the next thing to do.
  return isEarly ? element('details', {}, element('summary', {}, `Chưa đến lúc: ${called}`), form) : form;
};

/** The years that may be begun, drawn anew likewise. */
export const drawYears = (place: Element, years: readonly NextYear[]): void => {
  const kept = keptIn(place);
  place.replaceChildren(...years.map(yearForm));
  kept.putBack();
};

/** Puts the year that is offered into its field, unless somebody wrote another or is just writing there. Gives the year that holds. */
export const offerYear = (field: HTMLInputElement, offered: string, isOwn: boolean, isWriting: boolean): string => {
  if (!isOwn && !isWriting) field.value = offered;
  return field.value === '' ? offered : field.value;
};

/** Which organisations stand in the repository, in words; '' of none. */
export const organisationsLine = ({ organisations }: BeginState): string =>
  organisations.map(({ name, units }) => `${name} (${units} đơn vị)`).join('; ');
