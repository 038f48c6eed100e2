import { z } from 'zod';
import { Cure } from '../cure.ts';
import type { Content, RawContent } from '../intake/read-content.ts';
import { normalSymbol } from '../schema/document-symbol.ts';
import { code, field, year } from '../schema/field.ts';
import { programmeSchema, themesSaid, type Programme, type ProgrammeYear } from '../schema/programme.ts';
import { siteSchema } from '../schema/site.ts';
import { unitFileSchema, unitSchema, type Unit } from '../schema/unit.ts';
import { filledLines } from './answers.ts';
import { contactOf } from './begin.ts';
import { yearFrom } from './move-year.ts';
import { asSigning, readSigners, signersAnswer, signersList, signingUnits } from './read-signers.ts';
import { modelOf, namedCriteria } from './skeleton.ts';
import { json, unitFile } from './write-content.ts';

/** What is missing on the first day and is said in a line or two: each is settled where it is told, with the fields that `missingOn` names. */
export const settlement = z.strictObject({
  kind: z.enum([
    'nhom',
    'cac_tieu_chi',
    'dieu_khoan',
    'chu_de',
    'dot',
    'nguoi_ky',
    'noi_nhan_bao_cao',
    'lien_he',
    'hom_nay',
    'huong_dan_rieng',
  ]),
  of: field(code(), 'Của'),
  year: field(year().optional(), 'Năm'),
  said: field(z.record(z.string(), z.string()).default({}), 'Điều ghi thêm'),
});
export type Settlement = z.infer<typeof settlement>;

const withCriteria = (written: Programme, said: Settlement['said']): Programme => ({
  ...written,
  families: written.families.map((family) => {
    const names = filledLines(said[family.code] ?? '');
    return names.length === 0 ? family : { ...family, criteria: namedCriteria(family, names) as typeof family.criteria };
  }),
});

/** A programme in which a rule names where its document orders it; the sentence itself is quoted among the settings. */
const withClauses = <T>(value: T, said: Settlement['said'], at: readonly string[] = []): T => {
  const place = said[at.join('.')]?.trim();
  if (place && at.at(-1) === 'clause') return { place, setting: 'Theo văn bản của đơn vị; chưa trích nguyên văn.' } as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner: unknown, i) => withClauses(inner, said, [...at, String(i)])) as T;
  return Object.fromEntries(Object.entries(value).map(([step, inner]) => [step, withClauses(inner as unknown, said, [...at, step])])) as T;
};

/** A year with what somebody says of its themes, or of drives that were not open. */
const withWords = (written: Programme, { kind, year: of, said }: Settlement): Programme => {
  const settings = written.years.find((one) => one.year === of);
  if (!settings) throw new Cure(`Chương trình chưa có năm ${of}.\n  Chữa: thêm năm ấy trước.`);
  const model = modelOf(written);
  const opened =
    kind === 'dot' && model
      ? yearFrom({ ...model, due: model.due.filter(({ round }) => round?.startsWith('DOT:')) }, of!, { drives: said })
      : undefined;
  const next: ProgrammeYear = {
    ...settings,
    ...(kind === 'chu_de' && { themes: [...settings.themes, ...themesSaid(said)] }),
    ...(opened && { drives: [...settings.drives, ...opened.drives], due: [...settings.due, ...opened.due] }),
  };
  return { ...written, years: written.years.map((one) => (one === settings ? next : one)) };
};

/** A programme with the guide that it announced (K L34, K-21). */
const withGuide = (written: Programme, { documents }: Content, { said }: Settlement): Programme => {
  const symbol = normalSymbol(said['symbol'] ?? '');
  const found = documents.find(({ data }) => data.organisation === written.organisation && data.symbol === symbol);
  if (!found || !written.separateGuide)
    throw new Cure(`Thư viện chưa có văn bản số “${symbol}”.\n  Chữa: soạn văn bản ấy ở bàn biên tập trước, rồi ghi lại số ở đây.`);
  return { ...written, separateGuide: { ...written.separateGuide, document: found.id } };
};

const nextProgramme = (written: Programme, content: Content, asked: Settlement): Programme => {
  if (asked.kind === 'cac_tieu_chi') return withCriteria(written, asked.said);
  if (asked.kind === 'dieu_khoan') return withClauses(written, asked.said);
  return asked.kind === 'huong_dan_rieng' ? withGuide(written, content, asked) : withWords(written, asked);
};

const settledSite = (raw: RawContent, { forest }: Content, { kind, of, said }: Settlement): string => {
  const site = siteSchema.parse(raw.site!.data);
  if (kind === 'hom_nay') return json({ ...site, asOf: undefined });
  const root = forest.get(of);
  if (!root) throw new Cure(`Không có tổ chức “${of}”.\n  Chữa: tải lại trang rồi làm lại.`);
  const known = site.contacts.find(({ organisation }) => organisation === of);
  const told = { ...known, ...contactOf(root, { body: known?.body, phone: said['phone'], email: said['email'] }) };
  return json({ ...site, contacts: [...site.contacts.filter((one) => one !== known), told] });
};

/** What is said of units' papers, by their codes. */
const papersSaid = ({ forest }: Content, { kind, of, year: on, said }: Settlement): ReadonlyMap<string, Unit['paper']> => {
  if (kind === 'noi_nhan_bao_cao') return new Map(Object.entries(said).map(([code, bodies]) => [code, { reportsTo: filledLines(bodies) }]));
  const root = forest.get(of);
  const listed = root && on !== undefined ? signingUnits(forest, root, on).map((unit) => asSigning(forest, unit)) : [];
  const { [signersList]: list = '', ...rest } = said;
  const [ofLines, ofUnits] = [new Map<string, string>(), new Map<string, Unit['paper']>()];
  for (const [name, text] of Object.entries(rest))
    if (name.startsWith(signersAnswer)) ofLines.set(name.slice(signersAnswer.length), text);
    else ofUnits.set(name, { signer: text });
  const { papers } = readSigners(list, listed, Object.fromEntries(ofLines));
  if (papers.size + ofUnits.size === 0)
    throw new Cure(
      'Chưa nhận ra người ký của đơn vị nào.\n  Chữa: dán cả cột tên đơn vị và cột người ký, rồi xem phần máy nhận ra ở dưới.',
    );
  return new Map([...papers, ...ofUnits]);
};
/** The files of units of whose papers something is said. */
const settledPapers = ({ units: files }: RawContent, said: ReadonlyMap<string, Unit['paper']>) =>
  new Map(
    files.flatMap(({ path, data }) => {
      const { units } = unitFileSchema.parse(data);
      if (!units.some(({ code }) => said.has(code))) return [];
      const next = units.map((unit) =>
        said.has(unit.code) ? unitSchema.parse({ ...unit, paper: { ...unit.paper, ...said.get(unit.code) } }) : unit,
      );
      return [[path, unitFile(next)] as const];
    }),
  );

/**
 * The files that are written anew when somebody says one of the things that were missing, path → text. What nobody asked to change
 * keeps its own words and order.
 * @throws a Cure where nothing was said, or of something that is not there
 */
export const settle = (raw: RawContent, content: Content, asked: Settlement): ReadonlyMap<string, string> => {
  const said = Object.fromEntries(Object.entries(asked.said).filter(([, text]) => text.trim() !== ''));
  if (asked.kind !== 'hom_nay' && Object.keys(said).length === 0) throw new Cure('Chưa ghi gì.\n  Chữa: điền ít nhất một ô.');
  if (asked.kind === 'lien_he' || asked.kind === 'hom_nay')
    return new Map([[raw.site!.path, settledSite(raw, content, { ...asked, said })]]);
  if (asked.kind === 'nguoi_ky' || asked.kind === 'noi_nhan_bao_cao') return settledPapers(raw, papersSaid(content, { ...asked, said }));
  const found = raw.programmes.find(({ data }) => (data as Programme).code === asked.of);
  if (!found) throw new Cure(`Không có chương trình “${asked.of}”.\n  Chữa: tải lại trang rồi làm lại.`);
  const written = found.data as Programme;
  const next = nextProgramme(written, content, { ...asked, said });
  programmeSchema.parse(next);
  return new Map([[found.path, json(next)]]);
};
