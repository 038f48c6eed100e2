import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { build, normalizePath, type Plugin, type Rolldown } from 'vite';

/** How the desk's server gives modules to the browser, and what it does where a file is missing for a moment. */

/** Vite else writes a map behind each module, and that is longer than the module: most of what a page would then fetch. */
const noMap = { mappings: '' } as const;

/**
 * Gives the browser a module and all that it imports from this repository as one: hundreds of files, each asked for by itself,
 * are most of the time in which a page opens. Packages stay apart, and a file that changes is there at the next reload.
 * @param entry the module's file; whoever is served in the browser imports no other file of those that it gathers
 */
export const asOneModule = (entry: string): Plugin => ({
  name: 'one-module',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  async transform(_code, id) {
    if (id !== normalizePath(entry)) return;
    const [made] = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: { entry, formats: ['es'] },
        rolldownOptions: { external: (name) => !name.startsWith('.') && !isAbsolute(name) },
      },
    })) as Rolldown.RolldownOutput[];
    const { code, moduleIds } = made!.output[0];
    for (const file of moduleIds) this.addWatchFile(file);
    return { code, map: noMap, moduleType: 'js' };
  },
});

/**
 * Gives the browser the packages that Vite bundled as they are, without maps to what they were made of.
 * @param folder where Vite keeps them
 */
export const packagesAsTheyAre = (folder: string): Plugin => ({
  name: 'packages-as-they-are',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'client',
  // Of a code that stays the same, Vite keeps the map, too.
  transform: (code, id) => (id.startsWith(normalizePath(`${folder}/`)) ? { code: `${code}\n`, map: noMap } : undefined),
});

/** A picture that was taken away is an empty one until what named it has been read anew: a moment, in which its pages go on to answer. */
export const emptyPictures = (media: string): Plugin => {
  const folder = normalizePath(media);
  const isGone = (file: string) => file.startsWith(folder) && !existsSync(file);
  return {
    name: 'empty-pictures',
    resolveId: {
      order: 'pre',
      // As entries name it (tsconfig.json), where the file would be.
      handler: (id) => {
        const file = id.replace(/^@media\//, () => folder);
        return file !== id && isGone(file) && !id.includes('?') ? file : undefined;
      },
    },
    load: {
      order: 'pre',
      handler: (id) => (isGone(id.split('?')[0]!) ? 'export default { src: "data:,", width: 1, height: 1, format: "png" };' : undefined),
    },
  };
};
