import type { Document } from '../schema/collections/documents.ts';
import type { Programme } from '../schema/programme.ts';
import { isBranch, type InternalContext, type PublicContext } from './context.ts';
import { officialOf, type Official, type OfficialType } from './official.ts';

type Documents = readonly { id: string; data: Document }[];
/** The programme's own document. */
const orderOf = (documents: Documents, programme: Pick<Programme, 'document'>) =>
  documents.find(({ id }) => id === programme.document)?.data;

/** The head and foot of a unit's own report in the official form. */
export const internalPaper = (
  { unit, programme, forest, asOf }: InternalContext,
  documents: Documents,
  kind: OfficialType,
  title: string,
): Official =>
  officialOf({
    unit,
    above: unit.parent === undefined ? undefined : forest.get(unit.parent),
    order: orderOf(documents, programme),
    isBranch: isBranch(unit),
    kind,
    title,
    asOf,
  });

/** The head and foot of an organisation's public report in the official form: nobody stands above it. */
export const publicPaper = ({ unit, programme, writings, asOf }: PublicContext, kind: OfficialType, title: string): Official =>
  officialOf({ unit, order: orderOf(writings.documents, programme), isBranch: false, kind, title, asOf });
