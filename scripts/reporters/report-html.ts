import { formatNumber, hiddenWord, type Cell, type ReportContent, type ReportTable } from '../../src/domain/index.ts';

/** A report as one page that stands alone: no script, no picture, no address; printed on A4 as it is seen. */

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const shown = (cell: Cell): string => (cell === null ? hiddenWord : typeof cell === 'number' ? formatNumber(cell) : escape(cell));

const style = `
@page { size: A4 landscape; margin: 14mm; @bottom-center { content: counter(page) '/' counter(pages); } }
body { font: 11pt/1.5 'Times New Roman', 'Liberation Serif', serif; color: #000; background: #fff; max-width: 270mm; margin: 8mm auto; padding: 0 4mm; }
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 12pt; margin: 7mm 0 2mm; break-after: avoid; }
dl { display: flex; flex-wrap: wrap; gap: 2mm 8mm; padding: 2mm 0; border-block: 1pt solid; }
dl div { display: flex; flex-direction: column-reverse; } dd { margin: 0; font-weight: bold; font-size: 13pt; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding: 5mm 0 2mm; }
th, td { border: 0.5pt solid; padding: 1mm 1.5mm; text-align: left; vertical-align: top; } .n { text-align: right; }
tr { break-inside: avoid; } thead { display: table-header-group; } .total { font-weight: bold; }
pre { font: inherit; white-space: pre-wrap; border: 0.5pt solid; padding: 2mm 3mm; break-inside: avoid; }
.secret { border: 1pt solid; padding: 1mm 3mm; font-weight: bold; display: inline-block; }`;

const tableHtml = ({ caption, columns, rows, total }: ReportTable): string => {
  const cells = (row: readonly Cell[], tag: 'td' | 'th') =>
    row.map((cell, i) => `<${tag}${columns[i]?.number ? ' class="n"' : ''}>${shown(cell)}</${tag}>`).join('');
  const head = columns.map((c) => `<th scope="col"${c.number ? ' class="n"' : ''}>${escape(c.label)}</th>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  const none = rows.length === 0 ? `<tr><td colspan="${columns.length}">Không có dòng nào.</td></tr>` : '';
  const foot = total ? `<tr class="total">${cells(total, 'td')}</tr>` : '';
  return `<table><caption>${escape(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body}${none}${foot}</tbody></table>`;
};

/** @param internal whether it must stay inside: said at its head, so that the paper says it too */
export const reportHtml = ({ title, lead, facts, tables, sections = [], reminders = [] }: ReportContent, internal: boolean): string => {
  const factsHtml = facts.map(([label, value]) => `<div><dt>${escape(label)}</dt><dd>${shown(value)}</dd></div>`).join('');
  const parts = [
    `<h1>${escape(title)}</h1>`,
    internal ? '<p class="secret">Nội bộ: có mã đoàn viên, không đăng công khai</p>' : '',
    `<p>${escape(lead)}</p>`,
    `<dl>${factsHtml}</dl>`,
    ...tables.map(tableHtml),
    ...sections.map(
      ({ heading, text }) =>
        `<h2>${escape(heading)}</h2>\n${text
          .split('\n')
          .map((t) => `<p>${escape(t)}</p>`)
          .join('\n')}`,
    ),
    ...(reminders.length > 0 ? ['<h2>Lời nhắc, chép gửi từng đơn vị</h2>'] : []),
    ...reminders.map(({ text }) => `<pre>${escape(text)}</pre>`),
  ];
  const page = `<title>${escape(title)}</title>\n<style>${style}\n</style>\n</head>\n<body>\n${parts.filter(Boolean).join('\n')}\n</body>`;
  return `<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n${page}\n</html>\n`;
};
