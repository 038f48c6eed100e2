export * from './context.ts';
export { paperWithNames, reportWithNames, type MemberNames } from './names.ts';
export { ratingRows } from './rating-rows.ts';
export { reportCsv } from './csv.ts';
export { issuerOf, leftOpen, type Issuer, type NamedPaper, type Paper, type PaperBlock } from './paper.ts';
export { publicBook, type PublicBook } from './public-book.ts';
export * from './register.ts';
export { reportSlug, type Cell, type Described, type Reminder, type ReportContent, type ReportTable } from './report.ts';
export { ReportsInFull, type ReportInFull } from './reports-in-full.ts';
