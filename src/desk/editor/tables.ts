import type { NodeType, Schema } from '@milkdown/prose/model';
import { type Command, type EditorState, TextSelection } from '@milkdown/prose/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, selectedRect } from '@milkdown/prose/tables';
import type { ToolAction } from './action.ts';

const inBody: Command = (state) => isInTable(state) && selectedRect(state).top > 0;
const align = (alignment: string | null): ToolAction => {
  const cells = (state: EditorState) => {
    const { map, table: node, tableStart, left, right } = selectedRect(state);
    return map.cellsInRect({ left, right, top: 0, bottom: map.height }).map((pos) => ({ pos: tableStart + pos, node: node.nodeAt(pos)! }));
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

/** Puts a table of three columns where the cursor is, and the cursor into its first cell. */
const insertTable =
  (schema: Schema): Command =>
  (state, dispatch) => {
    const { table, table_cell, table_header } = schema.nodes as Record<string, NodeType>;
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

/** What the toolbar can do to tables of this schema. */
export const tableActions = (schema: Schema) =>
  ({
    table: { run: insertTable(schema) },
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
  }) satisfies Record<string, ToolAction>;

/** From a cell to the one below it, or out of the table. */
export const cellBelow =
  (schema: Schema): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, tableStart, table, bottom, left } = selectedRect(state);
    const tr = state.tr;
    const after = tableStart + table.nodeSize - 1;
    if (bottom < map.height) tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + map.positionAt(bottom, left, table) + 1)));
    else tr.insert(after, schema.node('paragraph')).setSelection(TextSelection.near(tr.doc.resolve(after + 1)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
