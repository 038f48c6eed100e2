import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from '@milkdown/prose/commands';
import { redo, undo } from '@milkdown/prose/history';
import { undoInputRule } from '@milkdown/prose/inputrules';
import type { Attrs, Node, NodeType, Schema } from '@milkdown/prose/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@milkdown/prose/schema-list';
import { type Command, type EditorState, TextSelection } from '@milkdown/prose/state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
} from '@milkdown/prose/tables';

/** What a button of the editor does, and whether what it does already holds where the cursor is. */
export interface ToolAction {
  run: Command;
  active?: (state: EditorState) => boolean;
}

/** The node around the cursor that answers to `wanted`, and where it begins. */
const around = ({ selection: { $from } }: EditorState, wanted: (node: Node) => boolean): { node: Node; pos: number } | undefined => {
  for (let depth = $from.depth; depth > 0; depth--)
    if (wanted($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth) };
  return undefined;
};

/** Everything the toolbar can do to a text of this schema, by name. */
export const actionsOf = (schema: Schema) => {
  const { paragraph, heading, bullet_list, ordered_list, list_item, blockquote, table, table_cell, table_header } = schema.nodes as Record<
    string,
    NodeType
  >;
  const mark = (name: string): ToolAction => {
    const type = schema.marks[name]!;
    return {
      run: toggleMark(type),
      active: ({ selection: { from, $from, to, empty }, storedMarks, doc }) =>
        empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type),
    };
  };
  const headingOf = (level: number): ToolAction => {
    const active = (state: EditorState) =>
      state.selection.$from.parent.hasMarkup(heading!, { ...state.selection.$from.parent.attrs, level });
    return { active, run: (state, dispatch) => setBlockType(active(state) ? paragraph! : heading!, { level })(state, dispatch) };
  };

  const isList = (node: Node) => node.type === bullet_list || node.type === ordered_list;
  const itemOf = (state: EditorState) => around(state, ({ type }) => type === list_item);
  const isTask = (state: EditorState) => typeof itemOf(state)?.node.attrs.checked === 'boolean';
  /** Gives every item of the list around the cursor these attributes. */
  const itemsOf = (state: EditorState, dispatch: Parameters<Command>[1], listType: NodeType, attrs: Attrs): boolean => {
    const list = around(state, isList);
    if (!list) return false;
    const tr = state.tr.setNodeMarkup(
      list.pos,
      listType,
      listType === list.node.type ? list.node.attrs : { spread: list.node.attrs.spread },
    );
    list.node.forEach((item, offset) => tr.setNodeMarkup(list.pos + 1 + offset, undefined, { ...item.attrs, ...attrs }));
    dispatch?.(tr);
    return true;
  };
  const listOf = (type: NodeType, task: boolean): ToolAction => {
    const active = (state: EditorState) => around(state, isList)?.node.type === type && isTask(state) === task;
    return {
      active,
      run: (state, dispatch, view) => {
        if (active(state)) return liftListItem(list_item!)(state, dispatch);
        const attrs = { checked: task ? false : null };
        if (around(state, isList)) return itemsOf(state, dispatch, type, attrs);
        const wrapped = wrapInList(type)(state, dispatch);
        if (wrapped && dispatch && view && task) itemsOf(view.state, view.dispatch, type, attrs);
        return wrapped;
      },
    };
  };

  const quoted = (state: EditorState) => around(state, ({ type }) => type === blockquote) !== undefined;
  const inBody: Command = (state) => isInTable(state) && selectedRect(state).top > 0;
  const align = (alignment: string | null): ToolAction => {
    const cells = (state: EditorState) => {
      const { map, table: node, tableStart, left, right } = selectedRect(state);
      return map
        .cellsInRect({ left, right, top: 0, bottom: map.height })
        .map((pos) => ({ pos: tableStart + pos, node: node.nodeAt(pos)! }));
    };
    return {
      active: (state) => isInTable(state) && cells(state)[0]?.node.attrs.alignment === alignment,
      run: (state, dispatch) => {
        if (!isInTable(state)) return false;
        const tr = state.tr;
        for (const { pos, node } of cells(state)) tr.setNodeMarkup(pos, undefined, { ...node.attrs, alignment });
        dispatch?.(tr);
        return true;
      },
    };
  };
  const insertTable: Command = (state, dispatch) => {
    if (isInTable(state)) return false;
    const row = (name: string, type: NodeType) =>
      schema.node(
        name,
        null,
        Array.from({ length: 3 }, () => type.createAndFill()!),
      );
    const rows = [row('table_header_row', table_header!), row('table_row', table_cell!), row('table_row', table_cell!)];
    const tr = state.tr.replaceSelectionWith(table!.create(null, rows));
    const inside = tr.mapping.map(state.selection.from, -1);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(inside), 1)).scrollIntoView());
    return true;
  };

  const footnote: Command = (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false;
    const taken = new Set<string>();
    state.doc.descendants((node) => void (node.type.name.startsWith('footnote') && taken.add(String(node.attrs.label))));
    let number = 1;
    while (taken.has(String(number))) number++;
    const label = String(number);
    const tr = state.tr.insert(state.selection.to, schema.node('footnote_reference', { label }));
    tr.insert(tr.doc.content.size, schema.node('footnote_definition', { label }, paragraph!.create()));
    dispatch?.(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
    return true;
  };

  const actions = {
    undo: { run: undo },
    redo: { run: redo },
    bold: mark('strong'),
    italic: mark('emphasis'),
    heading2: headingOf(2),
    heading3: headingOf(3),
    bullets: listOf(bullet_list!, false),
    numbers: listOf(ordered_list!, false),
    tasks: listOf(bullet_list!, true),
    quote: { active: quoted, run: (state, dispatch) => (quoted(state) ? lift : wrapIn(blockquote!))(state, dispatch) },
    footnote: { run: footnote },
    table: { run: insertTable },
    addRow: { run: addRowAfter },
    deleteRow: {
      run: (state, dispatch) => inBody(state) && selectedRect(state).map.height > 2 && deleteRow(state, dispatch),
    },
    addColumn: { run: addColumnAfter },
    deleteColumn: { run: deleteColumn },
    alignLeft: align('left'),
    alignCentre: align('center'),
    alignRight: align('right'),
    deleteTable: { run: deleteTable },
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
  /** From a cell to the one below it, or out of the table. */
  const down: Command = (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, tableStart, table, bottom, left } = selectedRect(state);
    const tr = state.tr;
    const after = tableStart + table.nodeSize - 1;
    if (bottom < map.height) tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + map.positionAt(bottom, left, table) + 1)));
    else tr.insert(after, schema.node('paragraph')).setSelection(TextSelection.near(tr.doc.resolve(after + 1)));
    dispatch?.(tr.scrollIntoView());
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
    Enter: chainCommands(down, splitItem, baseKeymap.Enter!),
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
