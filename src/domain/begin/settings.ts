import { z } from 'zod';
import { Cure } from '../cure.ts';
import type { RawContent } from '../intake/read-content.ts';
import { code, field } from '../schema/field.ts';
import { programmeSchema } from '../schema/programme.ts';
import { exceptionsSchema, siteSchema } from '../schema/site.ts';
import { unitsAsWritten, unitSchema } from '../schema/unit.ts';
import { json, unitFile } from './write-content.ts';

/**
 * What an organisation sets once and changes now and then: each is a form at the desk, drawn from its schema. What other things hang
 * on is not in it: codes, who issued a programme; names, places and days of units, which have forms that tell what follows.
 */
export const settingSchemas = {
  trang: siteSchema.omit({ certificateKeys: true }),
  chuong_trinh: programmeSchema.omit({ code: true, organisation: true }),
  don_vi: unitSchema.pick({ kind: true, bloc: true, cluster: true, yearKind: true, talks: true, stewards: true, paper: true }),
  ngoai_le: exceptionsSchema,
} as const;
export type SettingKind = keyof typeof settingSchemas;
export const settingTitles = {
  trang: 'Trang, liên hệ, hỏi đáp',
  chuong_trinh: 'Chương trình',
  don_vi: 'Đơn vị',
  ngoai_le: 'Ngoại lệ đã quyết định',
} as const satisfies Record<SettingKind, string>;

/** Which of them: a programme and a unit have codes. */
export const settingAsked = z.strictObject({
  kind: z.enum(Object.keys(settingSchemas) as [SettingKind, ...SettingKind[]]),
  of: field(code().optional(), 'Của'),
});
export type SettingAsked = z.infer<typeof settingAsked>;

type AsWritten = Readonly<Record<string, unknown>>;
interface SettingFound {
  path: string;
  /** As it stands in its file, whatever is in it. */
  whole: AsWritten;
  /** The text of the file once this stands in its place. */
  textWith: (next: AsWritten) => string;
}

const missing = (what: string) => new Cure(`Không có ${what}.\n  Chữa: tải lại trang, chọn trong danh sách.`);

const unitIn = ({ units }: RawContent, of: string | undefined): SettingFound => {
  for (const { path, data } of units) {
    const units = unitsAsWritten(data);
    const unit = units.find((one) => one['code'] === of);
    if (!unit) continue;
    const textWith = (next: AsWritten) => unitFile(units.map((one) => (one === unit ? next : one)));
    return { path, whole: unit, textWith };
  }
  throw missing(`đơn vị “${of ?? ''}”`);
};

const find = (raw: RawContent, { kind, of }: SettingAsked): SettingFound => {
  if (kind === 'don_vi') return unitIn(raw, of);
  const file =
    kind === 'trang'
      ? raw.site
      : kind === 'ngoai_le'
        ? (raw.exceptions ?? { path: 'content/exceptions.json', data: { exceptions: [] } })
        : raw.programmes.find(({ data }) => (data as AsWritten | null)?.['code'] === of);
  if (!file) throw missing(kind === 'chuong_trinh' ? `chương trình “${of ?? ''}”` : 'tệp ấy');
  return { path: file.path, whole: file.data as AsWritten, textWith: json };
};

/** What stands now, as far as the form asks for it. */
export const settingOf = (raw: RawContent, asked: SettingAsked): Record<string, unknown> => {
  const { whole } = find(raw, asked);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name in settingSchemas[asked.kind].shape));
};

/** The file with what somebody sets; what is not in the form keeps its place and its words. */
export const settingFile = (raw: RawContent, asked: SettingAsked, data: AsWritten): readonly [path: string, text: string] => {
  const { path, whole, textWith } = find(raw, asked);
  const { shape } = settingSchemas[asked.kind];
  const kept = Object.entries(whole).flatMap(([name, value]) =>
    !(name in shape) ? [[name, value] as const] : name in data ? [[name, data[name]] as const] : [],
  );
  const added = Object.entries(data).filter(([name]) => !(name in whole));
  return [path, textWith(Object.fromEntries([...kept, ...added]))];
};
