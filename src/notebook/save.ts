import type { Opened } from './opened.ts';

/** The notebook as the file that its owner keeps. The writer of workbooks is loaded when it is needed. */
export const workbookFile = async ({ now, place }: Opened): Promise<File> => {
  const { notebookWorkbook } = await import('./write-workbook.ts');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File([await notebookWorkbook(now, place)], `so-${now.unit}-${now.year}.xlsx`, { type });
};
