import type { ReportContent } from '../../src/domain/index.ts';
import { escapeHtml, paperStyle, reportBody, reportStyle } from '../../src/site/report-html.ts';

/**
 * A report as one page that stands alone: no script, no picture, no address; printed on A4 as it is seen.
 * @param internal whether it must stay inside: said at its head, so that the paper says it too
 */
export const reportHtml = (content: ReportContent, internal: boolean): string => {
  const meta = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">';
  const head = `${meta}\n<title>${escapeHtml(content.title)}</title>\n<style>\n${paperStyle}${reportStyle}\n</style>`;
  const body = reportBody(content, internal);
  return `<!doctype html>\n<html lang="vi">\n<head>\n${head}\n</head>\n<body class="report">\n${body}\n</body>\n</html>\n`;
};
