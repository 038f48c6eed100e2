import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { fold, kindNames, kindOf, type DoorCode, type Issue, type KindName } from '../../src/domain/index.ts';

/** The form of the door without Git, as the host offers it: the only place where its fields and their words stand. */
export const formPath = join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE/nop-tep.yml');

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
interface Field {
  id: string;
  label: string;
  example: string;
  options: readonly string[];
}

/** The fields of the form, in order. */
export const formFields = (): readonly Field[] =>
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
  unit: string;
  year: number;
  kind: KindName;
  /** The sender says that this is for a unit below the own one. */
  onBehalf: boolean;
  /** Exactly one of the two. */
  attached?: string;
  pasted?: string;
}

const say = (code: DoorCode, values: Issue['values'] = {}): Issue => ({ code, severity: 'loi', file: '', values });

/** What the host writes for a field left empty. */
const noAnswer = '_No response_';

/**
 * The answers of a form, by field: the host writes `### Label` and the answer, in the form's order. Headings count only
 * in that order, so that an answer which looks like one changes nothing before it.
 */
const answersIn = (body: string, fields: readonly Field[]): ReadonlyMap<string, string> => {
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

/** Reads a filled form: what is asked, or what is still missing in it. `server` is the host that keeps attachments. */
export const readForm = (body: string, fields: readonly Field[], server: string): { request?: Request; problems: Issue[] } => {
  const answers = answersIn(body, fields);
  const answer = (id: string) => answers.get(id) ?? '';
  const problems: Issue[] = [];
  const needed = <T>(id: string, value: T | undefined): T => {
    const { label, example } = fields.find((field) => field.id === id)!;
    if (value === undefined) problems.push(say('phieu-thieu', { field: label, example }));
    return value!;
  };
  const unit = needed('don_vi', /^[a-z0-9]+(-[a-z0-9]+)*$/.exec(answer('don_vi').toLowerCase())?.[0]);
  const asked = fold(answer('loai')).replace(/\.csv$/, '');
  const kind = needed(
    'loai',
    kindNames.find((name) => name === asked || fold(kindOf(name).label) === asked),
  );
  const year = needed('nam', /^20\d\d$/.test(answer('nam')) ? Number(answer('nam')) : undefined);
  if (!/^- \[x\]/im.test(answer('chi_co_ma'))) problems.push(say('phieu-chua-cam-ket'));

  const address = /https?:\/\/[^\s()<>"'\]]+/g;
  const links = answer('tep').match(address) ?? [];
  const attached = links.filter((link) => link.startsWith(`${server}/user-attachments/files/`));
  const pasted = unfenced(answer('noi_dung'));
  if (links.length > attached.length) problems.push(say('phieu-tep-la'));
  else if (attached.length + (pasted === '' ? 0 : 1) !== 1) problems.push(say('phieu-khong-tep'));
  if (problems.length > 0) return { problems };

  const own = fields.find((field) => field.id === 'nop_thay')!.options[0];
  const request = { unit, year, kind, onBehalf: answer('nop_thay') !== own };
  return { request: attached.length > 0 ? { ...request, attached: attached[0]! } : { ...request, pasted }, problems };
};

/** Ensure that whoever hands in for a unit below says so: the form asks for it in as many words. */
export const declared = (request: Request, actsFor: string | undefined): Issue[] =>
  actsFor !== undefined && !request.onBehalf ? [say('phieu-chua-ghi-thay')] : [];

/** What is said when an attachment cannot be had. */
export const unreachable = (): Issue => say('phieu-tep-la');
