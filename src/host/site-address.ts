/** Address of the published site with `/` at its end, if one is set up. */
export const siteFrom = ({ SITE_URL, SITE_BASE }: Readonly<Record<string, string | undefined>>): string | undefined =>
  SITE_URL ? new URL(`${SITE_BASE || '/'}/`.replace(/\/+$/, '/'), SITE_URL).href : undefined;
