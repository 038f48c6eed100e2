// Before all else of Decap: some of its parts look for names of Node when they are loaded.
import 'decap-cms-core/dist/esm/lib/polyfill.js';
// Of Decap the parts, and not `decap-cms` itself: that package is one bundle with all its parts inside, and what guards what is typed
// here (the backend, the workflow, the controls) would find none of them to stand before.
import CMS from 'decap-cms-app';
import { en, vi } from 'decap-cms-locales';
import { fromJS } from 'immutable';
import Select from 'react-select/base';
import type { DeskConfig } from './config.ts';
import { mendControls } from './controls.ts';
import { TextControl } from './editor/control.ts';
import './editor/editor.css';
import { openDesk } from './desk.ts';
import { nothingUnsaved } from './open-form.ts';
import { Preview } from './preview.ts';
import previewStyle from './preview.css?inline';
import { tidyEntry } from './tidy-entry.ts';
import { listWords, ourVietnamese, over } from './vi.ts';

// Computed by the page when it is built: the content it offers to choose from never has to be fetched.
const config = JSON.parse(document.getElementById('desk-config')?.textContent ?? '') as DeskConfig;

CMS.registerLocale('vi', over(over(en, vi), ourVietnamese));
Object.assign(Select.defaultProps, listWords);
CMS.registerPreviewStyle(previewStyle, { raw: true });
for (const { name } of config.collections) CMS.registerPreviewTemplate(name, Preview as never);
mendControls(CMS);
CMS.registerWidget('markdown', TextControl as never);
openDesk(CMS, config);

CMS.registerEventListener({
  name: 'preSave',
  handler: ({ entry }) => {
    const { fields = [] } = config.collections.find(({ name }) => name === entry.get('collection')) ?? {};
    return fromJS(tidyEntry(fields, entry.get('data').toJS()));
  },
});

CMS.init({ config });

// In the local desk every published entry changes the site, and the dev server then reloads its pages. Not this one:
// somebody may be writing here. A promise that never settles is how a page declines.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));
// A server that was started again has other parts of this page to give. It is loaded again once nothing in it waits to be saved.
import.meta.hot?.on('vite:ws:disconnect', nothingUnsaved);
