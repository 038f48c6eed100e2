import type { Content } from '../intake/read-content.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import type { Document } from '../schema/collections/documents.ts';
import { documentTypes, symbolParts } from '../schema/document-symbol.ts';
import { issuerName } from '../schema/issuing-body.ts';
import { levels, onlyAbove, type Unit } from '../schema/unit.ts';
import { compareCodes, longDay, lowerFirst, shortDay } from '../vietnamese.ts';
import type { ReportTable } from './report.ts';

/** What every paper of the Đoàn bears at its head, on the right. */
export const letterhead = 'ĐOÀN TNCS HỒ CHÍ MINH';

/**
 * A paper that goes out to be numbered, signed and stamped, in the official form of the Đoàn: its eight parts
 * (HD 29-HD/TWĐTN-VP; domain §2.12). What only people know is left open, on dotted lines.
 */
export interface Paper extends PaperFrame {
  /** Above the subject; a công văn has none: its subject stands below its number. */
  type: string | undefined;
  subject: string;
  /** Kính gửi. */
  to: readonly string[];
  /** Căn cứ. */
  grounds: readonly string[];
  body: readonly PaperBlock[];
  /** The last sentence, which stays with the signature. */
  close: string;
  /** A list that goes with it, on pages of its own, signed again. */
  /** `with` says with which paper it goes. */
  attached?: { title: string; with: string; body: readonly PaperBlock[]; close: string };
}

/** What stands around the text. */
interface PaperFrame {
  /** The issuing body: the unit above, then its own. */
  issuer: readonly string[];
  symbol: string;
  /** Place and day; the day is left open where nothing says it. */
  place: string;
  /** TM., then KT. where somebody signs for the head, then the office. */
  authority: readonly string[];
  /** Who signs; '' where the settings do not say. */
  signer: string;
  recipients: readonly string[];
}

export type PaperBlock = { heading: string } | { text: string } | { table: ReportTable };

/** A line for what only people know. */
export const leftOpen = '…………………………………………………………………………………………………………';

/** The types of papers: how the head names them, and the letters of their number. */
const types = {
  to_trinh: ['TỜ TRÌNH', 'TTr'],
  bao_cao: ['BÁO CÁO', 'BC'],
  thong_bao: ['THÔNG BÁO', 'TB'],
  cong_van: [undefined, 'CV'],
} as const;
export type PaperType = keyof typeof types;

/** Who issues a paper: a unit with its settings, who stands above it, and the programme's own document. */
export interface Issuer {
  unit: Unit;
  above: Unit | undefined;
  /** The document, with the body that issued it as a sentence names it. */
  order: (Pick<Document, 'type' | 'symbol' | 'day' | 'title' | 'issuer' | 'place' | 'parent' | 'recipients'> & { by: string }) | undefined;
}

/** The issuer of a unit's papers in a year. */
export const issuerOf = ({ forest, documents, programmes }: Content, unit: Unit, year: number): Issuer => {
  const programme = programmeOf(programmes, forest, unit, year);
  const order = documents.find(({ id }) => id === programme?.document)?.data;
  const issuing = order && forest.get(order.organisation);
  // Where nobody signed, it was issued by those for whom that unit signs (Q L6 “Ban Thường vụ Quận Đoàn hướng dẫn”, Q-05).
  const authority = order?.signer?.authority ?? (issuing && authorityOf(issuing));
  return {
    unit,
    above: unit.parent === undefined ? undefined : forest.get(unit.parent),
    order: order && { ...order, by: bodyOf(authority, issuing ?? { name: order.issuer }) },
  };
};

const upper = (name: string): string => name.toLocaleUpperCase('vi');
/** A unit's committee, as a sentence names it. */
export const committeeOf = ({ name }: { name: string }): string => `Ban Chấp hành ${name}`;
/** The body for which a paper is signed: a unit's Ban Thường vụ, or its committee. */
const bodyOf = (authority: string | undefined, unit: { name: string }): string =>
  upper(authority ?? '').includes('THƯỜNG VỤ') ? `Ban Thường vụ ${unit.name}` : committeeOf(unit);
/** For whom a unit's head signs, as the paper's foot says it. */
const authorityOf = ({ paper, level }: Unit): string => paper?.authority ?? levels[level].signsFor;
/** Who speaks in a unit's paper: the same body as signs it. */
export const speakerOf = (unit: Unit): string => bodyOf(authorityOf(unit), unit);

interface Framed {
  type: PaperType;
  /** The day the paper bears, `YYYY-MM-DD`; open where nothing says it. */
  day: string | undefined;
  /** Below “Nơi nhận”, before the archive. */
  recipients: readonly string[];
}

/** The head and foot of a unit's paper, from its settings, or else as its level signs. */
export const frameOf = ({ unit, above, order }: Issuer, { type, day, recipients }: Framed): PaperFrame & Pick<Paper, 'type'> => {
  const { paper } = unit;
  const { submits } = levels[unit.level];
  const own = submits ? 'CĐ' : 'ĐTN';
  // A unit without a place of its own is where the one above it is.
  const place = paper?.place ?? (above ? above.paper?.place : order?.place) ?? '……';
  const [name, letters] = types[type];
  return {
    type: name,
    issuer: [...(above ? [upper(above.name)] : []), (above || paper?.issuer !== undefined ? undefined : order?.issuer) ?? issuerName(unit)],
    // A root numbers its papers by the letters its own document bears: “138-KH/TĐTN-BTCKT”.
    symbol: `Số:        -${letters}/${(above ? undefined : /\/\s*(\p{Lu}+)/u.exec(order?.symbol ?? '')?.[1]) ?? own}`,
    place: `${place}, ${day === undefined ? 'ngày …… tháng …… năm 20……' : longDay(day)}`,
    authority: [authorityOf(unit), ...(paper?.actingFor === undefined ? [] : [`KT. ${paper.actingFor}`]), paper?.position ?? 'BÍ THƯ'],
    signer: paper?.signer ?? '',
    recipients: [...recipients, submits ? 'Lưu chi đoàn' : 'Lưu VP'],
  };
};

/** The programme's document as a paper cites it: “Căn cứ Chương trình số 05-CTr/ĐTN-BTC ngày 17/03/2014 về …”. */
export const groundOf = ({ order }: Pick<Issuer, 'order'>, programme: { name: string }): string =>
  // One that has no number yet is not issued, and nothing to cite by it.
  order === undefined || symbolParts(order.symbol) === undefined
    ? `Căn cứ ${programme.name}`
    : `Căn cứ ${documentTypes[order.type]} số ${order.symbol} ngày ${shortDay(order.day)} của ${order.by} về ${lowerFirst(order.title)}`;

/** A programme in a year, as a sentence names both: one that is of that year alone says it in its name. */
export const programmeInYear = ({ name }: { name: string }, when: string): string => (name.endsWith(when) ? name : `${name}, ${when}`);

/** The decisions by which people were recognised, each by the body that took it, as grounds: “Căn cứ Nghị quyết số 12-NQ/BCH ngày 07/01/2016 của …”. */
export const decisionGrounds = (decisions: readonly { symbol: string; day: string; by: { name: string } }[]): readonly string[] => {
  const typeOf = (symbol: string) => Object.entries(documentTypes).find(([letters]) => symbol.includes(`-${letters}/`))?.[1] ?? 'văn bản';
  const inOrder = decisions.toSorted((a, b) => compareCodes(a.day, b.day) || compareCodes(a.symbol, b.symbol));
  return [
    ...new Set(inOrder.map(({ symbol, day, by }) => `Căn cứ ${typeOf(symbol)} số ${symbol} ngày ${shortDay(day)} của ${committeeOf(by)}`)),
  ];
};

/** The day of the last of these decisions: a paper that tells of all of them is not older. */
export const lastSession = (decisions: readonly { day: string }[]): string | undefined =>
  decisions
    .map(({ day }) => day)
    .sort()
    .at(-1);

/** The day of a paper that tells figures: it is not older than they are, and where it would be, whoever signs it writes the day. */
export const dayWithFigures = (day: string | undefined, asOf: string): string | undefined =>
  day !== undefined && day >= asOf ? day : undefined;

/** The bodies that stand above a root by its programme's own document: whose document it follows, or else the Tỉnh, Thành Đoàn that it names. */
const namedAbove = ({ order }: Pick<Issuer, 'order'>): readonly string[] => {
  const issuing = / của (\p{Lu}.*)$/u.exec(order?.parent ?? '')?.[1];
  if (issuing !== undefined) return [issuing];
  const boards = order?.recipients.filter(({ name }) => /^(Tỉnh|Thành) đoàn/i.test(name)) ?? [];
  return boards.map(({ name }) => `Ban Thường vụ ${name}`);
};

/** To whom a unit reports: whom its settings name, or whoever stands above it; empty where neither is known. */
export const reportsTo = ({ unit, above, order }: Issuer): readonly string[] => {
  const named = unit.paper?.reportsTo ?? [];
  if (named.length > 0) return named;
  if (above) return [speakerOf(above)];
  const only = onlyAbove(unit.level);
  return only === undefined ? namedAbove({ order }) : [only];
};

/** Whom a report is sent to, with the note of what for; where nobody is known there is no “Kính gửi”, and whoever sends it writes to whom. */
export const sentTo = (bodies: readonly string[]): { to: readonly string[]; recipients: readonly string[] } => ({
  to: bodies,
  recipients: (bodies.length === 0 ? ['……………………'] : bodies).map((name) => `${name} (để b/c)`),
});

/** A table of a report as a paper shows it: numbered from 1, without a caption, and without columns in which nothing stands. */
export const numbered = ({ columns, rows, total }: ReportTable): PaperBlock => {
  const told = columns.map((_, i) => rows.some((row) => row[i] !== ''));
  const kept = <T>(of: readonly T[]) => of.filter((_, i) => told[i]);
  return {
    table: {
      caption: '',
      columns: [{ label: 'STT', number: true }, ...kept(columns)],
      rows: rows.map((row, i) => [i + 1, ...kept(row)]),
      total: total && ['', ...kept(total)],
    },
  };
};

/** A paper with what tells it from others of the same report; '' where there is one. */
export interface NamedPaper {
  key: string;
  paper: Paper;
}
/** The papers in which a report goes out in the official form; none where this unit does not issue one. */
export type Papers<Context> = (context: Context, issuer: Issuer) => readonly NamedPaper[];

/** The one paper of a report, where there is one. */
export const onePaper =
  <Context>(make: (context: Context, issuer: Issuer) => Paper | undefined): Papers<Context> =>
  (context, issuer) => {
    const paper = make(context, issuer);
    return paper ? [{ key: '', paper }] : [];
  };
