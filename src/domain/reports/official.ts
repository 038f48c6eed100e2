import type { Document } from '../schema/collections/documents.ts';
import { longDay } from '../vietnamese.ts';

/** What the official form asks for around the text (HD 29-HD/TWĐTN-VP; domain §2.12): the eight parts but the text. */
export interface Official {
  /** The issuing body, one line each; the last is its own. */
  issuer: readonly string[];
  symbol: string;
  /** Place and day. */
  place: string;
  type: string;
  subject: string;
  authority: string;
  position: string;
  recipients: readonly string[];
}

interface Issuing {
  unit: { name: string; parent?: string | null | undefined };
  /** The unit above, where it stands on the paper too. */
  above?: { name: string } | undefined;
  /** The programme's own document: who signs for the organisation, where, to whom. */
  order: Document | undefined;
  isBranch: boolean;
  kind: OfficialType;
  title: string;
  asOf: string;
}

/** Types of papers, as their head names them, and the letters in their number. */
const types = { bao_cao: ['BÁO CÁO', 'BC'], de_nghi: ['TỜ TRÌNH', 'TTr'] } as const;
export type OfficialType = keyof typeof types;

/** The head and foot of a unit's report in the official form. The number stays open: the office gives it. */
export const officialOf = ({ unit, above, order, isBranch, kind, title, asOf }: Issuing): Official => {
  const [type, sign] = types[kind];
  const own = unit.name.toUpperCase();
  const organisation = order && !unit.parent;
  const toReport = order?.recipients.filter((r) => r.purpose === 'bc').map((r) => `${r.name} (để b/c)`) ?? [];
  return {
    issuer: organisation ? [order.issuer] : above ? [above.name.toUpperCase(), own] : [`BCH ${own}`],
    symbol: `Số:        -${sign}/${isBranch ? 'CĐ' : 'ĐTN'}`,
    place: `${(organisation && order.place) || '……'}, ${longDay(asOf)}`,
    type,
    subject: title,
    authority: isBranch ? 'TM. BAN CHẤP HÀNH' : (organisation && order.signer?.authority) || 'TM. BAN THƯỜNG VỤ',
    position: 'BÍ THƯ',
    recipients: [...(organisation ? toReport : above ? [`${above.name} (để b/c)`] : []), isBranch ? 'Lưu chi đoàn' : 'Lưu VP'],
  };
};
