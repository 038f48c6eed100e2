import { history } from '@milkdown/prose/history';
import { inputRules, wrappingInputRule } from '@milkdown/prose/inputrules';
import { keymap } from '@milkdown/prose/keymap';
import type { Node, Schema } from '@milkdown/prose/model';
import { EditorState, Plugin, type Transaction } from '@milkdown/prose/state';
import { tableEditing } from '@milkdown/prose/tables';
import { EditorView, type NodeView } from '@milkdown/prose/view';
import { blocksOf, stitch, type Written } from './blocks.ts';
import { actionsOf, keysOf } from './commands.ts';
import type { Format } from './format.ts';
import { readPaste } from './paste.ts';

/** What the editor tells those who opened it. */
export interface Listeners {
  /** The text as it is to be saved; only when it changed. */
  onText: (text: string) => void;
  /** Anything changed: the text, the selection. */
  onState: (state: EditorState) => void;
  onFocus: (focused: boolean) => void;
  /** Words about what a paste left out. */
  onNotice: (words: string) => void;
}

/**
 * Opens the editor on `text` within `place`. What still reads as it did in `base`, the text before anybody touched it, keeps the
 * bytes it has there. `addressOf` gives the address at which a picture can be shown.
 */
export const openView = (
  place: HTMLElement,
  { schema, read, write }: Format,
  text: string,
  base: string,
  attributes: Record<string, string>,
  addressOf: (source: string) => string,
  { onText, onState, onFocus, onNotice }: Listeners,
): EditorView => {
  const written = new WeakMap<Node, Written>();
  const writtenOf = (block: Node): Written => {
    const known = written.get(block) ?? { text: write(block), apart: () => write(block, true) };
    written.set(block, known);
    return known;
  };
  const childrenOf = (doc: Node) => Array.from({ length: doc.childCount }, (_, i) => writtenOf(doc.child(i)));

  const doc = read(text);
  // An empty text has no block, but the cursor needs a paragraph.
  const opened = blocksOf(base).length === 0 ? [] : childrenOf(base === text ? doc : read(base)).map((block) => block.text);
  const actions = actionsOf(schema);
  let saved = text;
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({
      doc,
      plugins: [listRules(schema), keymap(keysOf(schema, actions)), history(), tableEditing(), evenColumns],
    }),
    attributes,
    nodeViews: { list_item: itemView, image: (node) => pictureView(node, addressOf) },
    transformPastedHTML: (html) => {
      const { html: clean, notice } = readPaste(html);
      if (notice) onNotice(notice);
      return clean;
    },
    handleDOMEvents: { focus: () => onFocus(true), blur: () => onFocus(false) },
    dispatchTransaction: (tr) => {
      view.updateState(view.state.apply(tr));
      onState(view.state);
      if (!tr.docChanged) return;
      try {
        const now = stitch(base, opened, childrenOf(view.state.doc));
        if (now !== saved) onText((saved = now));
      } catch (error) {
        onNotice('Phần vừa viết chưa ghi lại được. Hãy chép bài ra chỗ khác, tải lại trang rồi dán vào.');
        console.error(error);
      }
    },
  });
  return view;
};

/** “26. Tháng Ba” is a day. Only a one begins a list, as in other writing programs. */
const listRules = ({ nodes: { ordered_list, bullet_list } }: Schema): Plugin =>
  inputRules({ rules: [wrappingInputRule(/^\s*1\.\s$/, ordered_list!), wrappingInputRule(/^\s*[-+*]\s$/, bullet_list!)] });

/** Every cell is aligned as the head of its column is: Markdown knows no other. */
const evenColumns = new Plugin({
  appendTransaction: (transactions, _, { doc, tr }): Transaction | null => {
    if (!transactions.some(({ docChanged }) => docChanged)) return null;
    doc.descendants((table, pos) => {
      if (table.type.name !== 'table') return !table.isTextblock;
      table.forEach((row, top) =>
        row.forEach((cell, left, column) => {
          const alignment = (table.firstChild?.maybeChild(column)?.attrs.alignment ?? null) as string | null;
          if (cell.attrs.alignment !== alignment) tr.setNodeMarkup(pos + top + left + 2, undefined, { ...cell.attrs, alignment });
        }),
      );
      return false;
    });
    return tr.docChanged ? tr : null;
  },
});

/** An item of a list; one with a task has a box to tick. */
const itemView = (first: Node, view: EditorView, getPos: () => number | undefined): NodeView => {
  const dom = document.createElement('li');
  const task = typeof first.attrs.checked === 'boolean';
  if (!task) return { dom, contentDOM: dom, update: (node) => node.type === first.type && typeof node.attrs.checked !== 'boolean' };
  const box = document.createElement('input');
  const contentDOM = document.createElement('div');
  box.type = 'checkbox';
  box.contentEditable = 'false';
  box.setAttribute('aria-label', 'Đã xong');
  box.checked = Boolean(first.attrs.checked);
  box.addEventListener('change', () => {
    const pos = getPos();
    if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, 'checked', box.checked));
  });
  dom.className = 'task-list-item';
  dom.append(box, contentDOM);
  return {
    dom,
    contentDOM,
    update: (node) => {
      if (node.type !== first.type || typeof node.attrs.checked !== 'boolean') return false;
      box.checked = node.attrs.checked;
      return true;
    },
    stopEvent: (event) => event.target === box,
    ignoreMutation: ({ type, target }) => type !== 'selection' && !contentDOM.contains(target),
  };
};

const pictureView = (node: Node, addressOf: (source: string) => string): NodeView => {
  const dom = document.createElement('img');
  dom.alt = String(node.attrs.alt);
  dom.dataset.source = String(node.attrs.src);
  dom.src = addressOf(String(node.attrs.src));
  return { dom };
};
