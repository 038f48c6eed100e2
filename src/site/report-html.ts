import { formatNumber, type Cell, type ReportContent, type ReportTable } from '../domain/index.ts';

/** A report as marked-up text: the same on the page a command writes and on the page where files are checked. */

/** A text as it may stand between tags, or in an attribute's quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const shown = (cell: Cell): string => (typeof cell === 'number' ? formatNumber(cell) : escapeHtml(cell));

/** The paper a report is printed on. */
export const paperStyle = `@page { size: A4 landscape; margin: 14mm; @bottom-center { content: counter(page) '/' counter(pages); } }`;

/** How a report looks, inside whatever bears the class `report`. */
export const reportStyle = `
.report { font: 11pt/1.5 'Times New Roman', 'Liberation Serif', serif; color: #000; background: #fff; max-width: 270mm; margin: 8mm auto; padding: 0 4mm; overflow-wrap: anywhere; }
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 12pt; margin: 7mm 0 2mm; break-after: avoid; }
dl { display: flex; flex-wrap: wrap; gap: 2mm 8mm; padding: 2mm 0; border-block: 1pt solid; }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; } dd { margin: 0; font-weight: bold; font-size: 13pt; }
.table { overflow-x: auto; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding: 5mm 0 2mm; }
th, td { border: 0.5pt solid; padding: 1mm 1.5mm; text-align: left; vertical-align: top; } .n { text-align: right; } .w { white-space: nowrap; } [scope=row] { font-weight: inherit; }
tr { break-inside: avoid; } thead { display: table-header-group; } .total { font-weight: bold; }
.page { break-before: page; }
pre { font: inherit; white-space: pre-wrap; border: 0.5pt solid; padding: 2mm 3mm; break-inside: avoid; }
.secret { border: 1pt solid; padding: 1mm 3mm; font-weight: bold; display: inline-block; }
@media print { .report { max-width: none; margin: 0; padding: 0; } .table { overflow: visible; } }`;

const tableHtml = ({ caption, columns, rows, total, ownPage }: ReportTable): string => {
  const cells = (row: readonly Cell[]) =>
    row
      .map((cell, i) => {
        const [tag, end] = i === 0 ? ['th scope="row"', 'th'] : ['td', 'td'];
        // A member's code is not broken at its hyphen.
        const look = columns[i]?.number ? ' class="n"' : typeof cell === 'string' && /^[^\s]{1,16}$/.test(cell) ? ' class="w"' : '';
        return `<${tag}${look}>${shown(cell)}</${end}>`;
      })
      .join('');
  const head = columns.map((c) => `<th scope="col"${c.number ? ' class="n"' : ''}>${escapeHtml(c.label)}</th>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  const none = rows.length === 0 ? `<tr><td colspan="${columns.length}">Không có dòng nào.</td></tr>` : '';
  const foot = total ? `<tr class="total">${cells(total)}</tr>` : '';
  const table = `<table><caption>${escapeHtml(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body}${none}${foot}</tbody></table>`;
  // Wider than a phone, it scrolls by itself, with the keyboard too.
  return `<div class="${ownPage ? 'table page' : 'table'}" tabindex="0" role="region" aria-label="Bảng: ${escapeHtml(caption)}">${table}</div>`;
};

/** Whether members stand in it by their codes. */
const hasMembers = (tables: readonly ReportTable[]): boolean => tables.some(({ columns }) => columns.some(({ member }) => member));

/** @param internal whether it must stay inside: said at its head, so that the paper says it too */
export const reportBody = ({ title, lead, facts, tables, sections = [], reminders = [] }: ReportContent, internal: boolean): string => {
  const factsHtml = facts.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${shown(value)}</dd></div>`).join('');
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    internal ? `<p class="secret">Nội bộ: ${hasMembers(tables) ? 'có mã đoàn viên, ' : ''}không đăng công khai</p>` : '',
    `<p>${escapeHtml(lead)}</p>`,
    `<dl>${factsHtml}</dl>`,
    ...tables.map(tableHtml),
    ...sections.map(
      ({ heading, text }) =>
        `<h2>${escapeHtml(heading)}</h2>\n${text
          .split('\n')
          .map((t) => `<p>${escapeHtml(t)}</p>`)
          .join('\n')}`,
    ),
    ...(reminders.length > 0 ? ['<h2>Lời nhắc, chép gửi từng đơn vị</h2>'] : []),
    ...reminders.map(({ text }) => `<pre>${escapeHtml(text)}</pre>`),
  ];
  return parts.filter(Boolean).join('\n');
};
