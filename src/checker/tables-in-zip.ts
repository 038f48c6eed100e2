import { unzipSync } from 'fflate';
import { belowContent } from './folders.ts';
import { isReadable, workbookLimits } from '../workbook/workbook.ts';

/** Whether a file of a ZIP is one to be judged; systems put files of their own beside those that were packed. */
const isTable = (path: string): boolean => isReadable(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path);

/** The files to be judged that a ZIP holds, as the notebook packs them; undefined where it holds none, or is a copy of the repository. */
export const tablesInZip = async (zip: File): Promise<readonly File[] | undefined> => {
  if (zip.size > workbookLimits.packed) return undefined;
  try {
    let [isCopy, unpacked] = [false, 0];
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        isCopy ||= belowContent.test(name);
        const isWanted = !isCopy && isTable(name) && unpacked + originalSize <= workbookLimits.packed;
        unpacked += isWanted ? originalSize : 0;
        return isWanted;
      },
    });
    const tables = Object.entries(files).map(([path, bytes]) => new File([bytes as Uint8Array<ArrayBuffer>], path.split('/').at(-1)!));
    return isCopy || tables.length === 0 ? undefined : tables;
  } catch {
    return undefined; // what is wrong with it is told by whoever opens copies
  }
};
