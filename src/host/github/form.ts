import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { fold, handInLimits, type DoorCode, type Issue } from '../../domain/index.ts';

/** The form of the door without Git, as the host offers it: the only place where its fields and their words stand. */
export const formPath = join(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE/nop-tep.yml');

const formSchema = z.object({
  body: z.array(
    z.object({
      id: z.string().optional(),
      attributes: z.object({
        label: z.string().optional(),
        placeholder: z.string().optional(),
        options: z.array(z.unknown()).optional(),
      }),
    }),
  ),
});
interface FormField {
  id: string;
  label: string;
  example: string;
  options: readonly string[];
}

/** The fields of the form, in order. */
export const formFields = (): readonly FormField[] =>
  formSchema.parse(parseYaml(readFileSync(formPath, 'utf8'))).body.flatMap(({ id, attributes }) =>
    id === undefined
      ? []
      : [
          {
            id,
            label: attributes.label ?? id,
            example: attributes.placeholder ?? '',
            options: (attributes.options ?? []).filter((option) => typeof option === 'string'),
          },
        ],
  );

/** What a filled form asks for. */
export interface Request {
  /** For files that do not say themselves whose and of which year they are. */
  unit?: string | undefined;
  year?: number | undefined;
  /** The sender says that this is for a unit below the own one. */
  onBehalf: boolean;
}

const say = (code: DoorCode, values: Issue['values'] = {}): Issue => ({ code, severity: 'error', file: '', values });

/** What the host writes for a field left empty. */
const noAnswer = '_No response_';

/**
 * The answers of a form, by field: the host writes `### Label` and the answer, in the form's order. Headings count only
 * in that order, so that an answer which looks like one changes nothing before it.
 */
const answersIn = (body: string, fields: readonly FormField[]): ReadonlyMap<string, string> => {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const starts: number[] = [];
  for (const { label } of fields) {
    const from = (starts.at(-1) ?? -1) + 1;
    const at = lines.indexOf(`### ${label}`, from);
    starts.push(at < 0 ? lines.length : at);
  }
  return new Map(
    fields.map(({ id }, i) => {
      const answer = lines
        .slice(starts[i]! + 1, starts[i + 1] ?? lines.length)
        .join('\n')
        .trim();
      return [id, answer === noAnswer ? '' : answer];
    }),
  );
};

/** The text inside a code block, as the host writes the answer of a field that holds code. */
const unfenced = (answer: string): string => /^(`{3,})\w*\n([\s\S]*?)\n?\1$/.exec(answer)?.[2] ?? answer;

/** Letters as people type them on a phone: any dash, any blank, no marks. */
const plainAnswer = (answer: string): string =>
  fold(answer)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();

/** `q8-p01-kp1`, `Mã: Q8–P01–KP1`: the one code in an answer. */
const unitAsked = (answer: string): string | undefined => {
  const whole = plainAnswer(answer);
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(whole)) return whole;
  const codes = whole.split(/[\s:;,()]+/).filter((word) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(word) && /[a-z]/.test(word));
  return codes.length === 1 ? codes[0] : undefined;
};

/** `2016`, `Năm 2016`, `2016-2017`: a year, of a school year the first. */
const yearAsked = (answer: string): number | undefined => {
  const years = [...answer.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year));
  const [first, second] = years;
  if (first === undefined || years.length > 2 || /\.\.|\//.test(answer.replace(/20\d\d ?\/ ?20\d\d/, ''))) return undefined;
  return second === undefined || second === first + 1 ? first : undefined;
};

/** What may stand before the name of an attached file. */
const attachmentPrefix = (server: string): string => `${server}/user-attachments/files/`;

/** What stands in a form: the files attached to it, the text pasted into it, and every other word, line by line. */
export interface FormTexts {
  attached: readonly string[];
  pasted: string;
  beside: readonly string[];
  /** Other addresses where a file was asked for. */
  links: number;
  /** It was filled in as our form, not written from nothing. */
  isForm: boolean;
}

/** Takes a form apart, whatever is right or wrong with its answers. `server` is the host that keeps attachments. */
export const textsOf = (body: string, fields: readonly FormField[], server: string): FormTexts => {
  const answers = answersIn(body, fields);
  const prefix = attachmentPrefix(server);
  const isForm = fields.filter(({ label }) => body.includes(`### ${label}`)).length > 2;
  const place = isForm ? (answers.get('tep') ?? '') : body;
  const links = [...new Set(place.match(/https?:\/\/[^\s()<>"'\]]+/g) ?? [])];
  const attached = links.filter((link) => link.startsWith(prefix));
  const pasted = isForm ? unfenced(answers.get('noi_dung') ?? '') : '';
  // The number under which the host keeps a file is nobody's.
  const beside = (pasted === '' ? body : body.replace(answers.get('noi_dung')!, ''))
    .split(prefix)
    .map((part, i) => (i === 0 ? part : ` ${part.replace(/^\d+\//, '')}`))
    .join('')
    .split(/\r\n?|\n/);
  return { attached, pasted, beside, links: links.length - attached.length, isForm };
};

/** What the app of a phone, which knows no form, lets her say in her own words. */
const saysPromise = /chi co ma( doan vien)?/;
const saysBehalf = /nop thay/;

/**
 * Reads what was sent: what is asked, and what is still missing. All files go in one; what each is and whose is told by what
 * stands in it. A form that was filled in is read by its fields, an issue written from nothing by its words.
 */
export const readForm = (body: string, fields: readonly FormField[], server: string): { request?: Request; problems: Issue[] } => {
  const { attached, pasted, links, isForm } = textsOf(body, fields, server);
  const words = fold(body);
  if (!isForm)
    return attached.length > 0 && saysPromise.test(words)
      ? { request: { onBehalf: saysBehalf.test(words) }, problems: [] }
      : { problems: [say('phieu-khong-mau')] };

  const answers = answersIn(body, fields);
  const answer = (id: string) => answers.get(id) ?? '';
  const problems: Issue[] = [];
  const asked = <T>(id: string, read: (text: string) => T | undefined): T | undefined => {
    const { label, example } = fields.find((field) => field.id === id)!;
    const value = read(answer(id));
    if (answer(id) !== '' && value === undefined) problems.push(say('phieu-thieu', { field: label, example }));
    return value;
  };
  const [unit, year] = [asked('don_vi', unitAsked), asked('nam', yearAsked)];
  if (!/^- \[x\]/im.test(answer('chi_co_ma'))) problems.push(say('phieu-chua-cam-ket'));
  // A link beside the files, to a page of ours say, asks for nothing.
  if (attached.length === 0 && pasted === '') problems.push(say(links > 0 ? 'phieu-tep-la' : 'phieu-khong-tep'));
  if (attached.length > handInLimits.files) problems.push(say('phieu-nhieu-tep', { most: handInLimits.files }));
  if (problems.length > 0) return { problems };

  const own = fields.find((field) => field.id === 'nop_thay')!.options[0];
  return { request: { unit, year, onBehalf: answer('nop_thay') !== own }, problems };
};

/** Ensure that whoever hands in for a unit below says so: the form asks for it in as many words. */
export const declared = (request: Request, actsFor: string | undefined): Issue[] =>
  actsFor !== undefined && !request.onBehalf ? [say('phieu-chua-ghi-thay')] : [];

/** Why an attachment could not be had: the host keeps it to itself, is busy, or it is none of ours. */
export type Unreachable = 'kin' | 'ban' | 'la';

/** What is said when an attachment cannot be had. */
export const unreachable = (why: Unreachable): Issue =>
  say(why === 'kin' ? 'phieu-tep-kin' : why === 'ban' ? 'phieu-cho-ban' : 'phieu-tep-la');

/** What is said of one of the files: which it is, and what does not show in it. */
export const unplaced = (file: string, missing: readonly string[]): Issue => say('phieu-chua-ro', { file, missing: missing.join(', ') });
/** What is said of two files for one place. */
export const sentTwice = (file: string, other: string): Issue => say('phieu-hai-tep', { file, other });
