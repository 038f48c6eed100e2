import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from '@milkdown/prose/commands';
import { redo, undo } from '@milkdown/prose/history';
import { undoInputRule } from '@milkdown/prose/inputrules';
import type { Schema } from '@milkdown/prose/model';
import { liftListItem, sinkListItem, splitListItem } from '@milkdown/prose/schema-list';
import { type Command, type EditorState, TextSelection } from '@milkdown/prose/state';
import { goToNextCell, isInTable } from '@milkdown/prose/tables';
import { around, type ToolAction } from './action.ts';
import { listActions } from './lists.ts';
import { cellBelow, tableActions } from './tables.ts';

const mark = (schema: Schema, name: string): ToolAction => {
  const type = schema.marks[name]!;
  return {
    run: toggleMark(type),
    active: ({ selection: { from, $from, to, empty }, storedMarks, doc }) =>
      empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type),
  };
};
const headingOf = ({ nodes: { heading, paragraph } }: Schema, level: number): ToolAction => {
  const active = (state: EditorState) => state.selection.$from.parent.hasMarkup(heading!, { ...state.selection.$from.parent.attrs, level });
  return { active, run: (state, dispatch) => setBlockType(active(state) ? paragraph! : heading!, { level })(state, dispatch) };
};

const quote = ({ nodes: { blockquote } }: Schema): ToolAction => {
  const active = (state: EditorState) => around(state, ({ type }) => type === blockquote) !== undefined;
  return { active, run: (state, dispatch) => (active(state) ? lift : wrapIn(blockquote!))(state, dispatch) };
};

/** Sets a footnote where the cursor is, by the first free number, and begins its text at the end. */
const footnote =
  (schema: Schema): Command =>
  (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false;
    const taken = new Set<string>();
    state.doc.descendants((node) => void (node.type.name.startsWith('footnote') && taken.add(String(node.attrs.label))));
    let number = 1;
    while (taken.has(String(number))) number++;
    const label = String(number);
    const tr = state.tr.insert(state.selection.to, schema.node('footnote_reference', { label }));
    tr.insert(tr.doc.content.size, schema.node('footnote_definition', { label }, schema.nodes.paragraph!.create()));
    dispatch?.(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
    return true;
  };

/** Everything the toolbar can do to a text of this schema, by name. */
export const actionsOf = (schema: Schema) => {
  const actions = {
    undo: { run: undo },
    redo: { run: redo },
    bold: mark(schema, 'strong'),
    italic: mark(schema, 'emphasis'),
    heading2: headingOf(schema, 2),
    heading3: headingOf(schema, 3),
    ...listActions(schema),
    quote: quote(schema),
    footnote: { run: footnote(schema) },
    ...tableActions(schema),
  } satisfies Record<string, ToolAction>;
  return actions as Record<keyof typeof actions, ToolAction>;
};
export type ActionName = keyof ReturnType<typeof actionsOf>;

/** The keys of the editor, before those that every ProseMirror has. */
export const keysOf = (schema: Schema, actions: ReturnType<typeof actionsOf>): Record<string, Command> => {
  const item = schema.nodes.list_item!;
  const newLine: Command = (state, dispatch) => {
    if (isInTable(state)) return false;
    dispatch?.(state.tr.replaceSelectionWith(schema.node('hardbreak')).scrollIntoView());
    return true;
  };
  const splitItem: Command = (state, dispatch) => {
    const own = around(state, ({ type }) => type === item)?.node.attrs;
    return splitListItem(item, typeof own?.checked === 'boolean' ? { ...own, checked: false } : undefined)(state, dispatch);
  };
  const plainAgain: Command = (state, dispatch) => {
    const { empty, $from } = state.selection;
    if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'heading') return false;
    return setBlockType(schema.nodes.paragraph!)(state, dispatch);
  };
  return {
    ...baseKeymap,
    Enter: chainCommands(cellBelow(schema), splitItem, baseKeymap.Enter!),
    'Shift-Enter': chainCommands(exitCode, newLine),
    Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
    'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(item)),
    Backspace: chainCommands(undoInputRule, plainAgain, baseKeymap.Backspace!),
    'Mod-b': actions.bold.run,
    'Mod-i': actions.italic.run,
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
  };
};
