import type { CollectionEntry } from 'astro:content';
import { honourForms } from '../domain/index.ts';
import { certificateCode, certificateText, fingerprintOf, openSecret, type Certificate } from './certificate-code.ts';
import { honours, site, unitName } from './content.ts';
import { href } from './links.ts';

/** The certificates of honours that may be shown: signed where the publishing job has the board's key (`CERTIFICATE_KEY`). */

export const certificateHref = (id: string): string => href(`tuyen-duong/${id}/giay/`);
export const certificateCheck = href('tuyen-duong/xac-minh/');
/** Keys by which certificates are known, the newest first. */
export const certificateKeys = (site.certificateKeys ?? []).toReversed();

export const certificateOf = ({ id, data }: CollectionEntry<'honours'>): Certificate => ({
  id,
  organisation: unitName(data.organisation),
  recipient: data.recipient,
  form: honourForms[data.form],
  title: data.title,
  year: String(data.year),
  awardedBy: data.awardedBy,
  symbol: data.decision.symbol,
  day: data.decision.day,
  signer: data.decision.signer,
});

const secret = process.env['CERTIFICATE_KEY'];
const signer = secret && certificateKeys.length > 0 ? await openSecret(secret) : undefined;

/** Where the square code of a certificate leads, signed or, without a key, to the honour's own page. Paths within the site. */
export const codeOf = async (honour: CollectionEntry<'honours'>): Promise<string | undefined> => {
  const text = certificateText(certificateOf(honour));
  return signer && `${certificateCheck}#${certificateCode(text, await signer.sign(text))}`;
};

/** Honour → fingerprint of its certificate. */
export const standing = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(honours.map(async (h) => [h.id, await fingerprintOf(certificateText(certificateOf(h)))] as const)));
