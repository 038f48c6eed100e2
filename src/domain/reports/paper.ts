import type { Content } from '../intake/read-content.ts';
import { documentTypes, type Document } from '../schema/collections/documents.ts';
import { programmeOf } from '../schema/forest.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { longDay, lowerFirst, shortDay } from '../vietnamese.ts';
import type { ReportTable } from './report.ts';

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
  attached?: { title: string; body: readonly PaperBlock[]; close: string };
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
  above: { name: string } | undefined;
  order: Document | undefined;
}

/** The issuer of a unit's papers in a year. */
export const issuerOf = ({ forest, documents, programmes }: Content, unit: Unit, year: number): Issuer => {
  const programme = programmeOf(programmes, forest, unit, year);
  return {
    unit,
    above: unit.parent === undefined ? undefined : forest.get(unit.parent),
    order: documents.find(({ id }) => id === programme?.document)?.data,
  };
};

const upper = (name: string): string => name.toLocaleUpperCase('vi');
/** A unit's committee, as a head names it: “BCH ĐOÀN PHƯỜNG 1”. */
export const committeeOf = ({ name }: { name: string }): string => `Ban Chấp hành ${name}`;

interface Framed {
  type: PaperType;
  /** The day the paper bears, `YYYY-MM-DD`; open where nothing says it. */
  day: string | undefined;
  year: number;
  /** Below “Nơi nhận”, before the archive. */
  recipients: readonly string[];
}

/** The head and foot of a unit's paper, from its settings, or else as its level signs. */
export const frameOf = ({ unit, above, order }: Issuer, { type, day, year, recipients }: Framed): PaperFrame & Pick<Paper, 'type'> => {
  const { paper } = unit;
  const { submits, signsFor } = levels[unit.level];
  const place = paper?.place ?? (above ? undefined : order?.place) ?? '……';
  const [name, letters] = types[type];
  return {
    type: name,
    issuer: [...(above ? [upper(above.name)] : []), paper?.issuer ?? (above ? undefined : order?.issuer) ?? `BCH ${upper(unit.name)}`],
    symbol: `Số:        -${letters}/${submits ? 'CĐ' : 'ĐTN'}`,
    place: `${place}, ${day === undefined ? `ngày       tháng       năm ${year}` : longDay(day)}`,
    authority: [
      paper?.authority ?? signsFor,
      ...(paper?.actingFor === undefined ? [] : [`KT. ${paper.actingFor}`]),
      paper?.position ?? 'BÍ THƯ',
    ],
    signer: paper?.signer ?? '',
    recipients: [...recipients, submits ? 'Lưu chi đoàn' : 'Lưu VP'],
  };
};

/** The programme's document as a paper cites it: “Căn cứ Chương trình số 05-CTr/ĐTN-BTC ngày 17/03/2014 về …”. */
export const groundOf = (order: Document | undefined, programme: { name: string }): string =>
  order === undefined
    ? `Căn cứ ${programme.name}`
    : `Căn cứ ${documentTypes[order.type]} số ${order.symbol} ngày ${shortDay(order.day)} của ${order.issuer} về ${lowerFirst(order.title)}`;

/** A table of a report as a paper shows it: numbered from 1, without a caption. */
export const numbered = ({ columns, rows, total }: ReportTable): PaperBlock => ({
  table: {
    caption: '',
    columns: [{ label: 'STT', number: true }, ...columns],
    rows: rows.map((row, i) => [i + 1, ...row]),
    total: total && ['', ...total],
  },
});

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
