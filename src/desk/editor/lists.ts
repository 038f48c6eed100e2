import type { Attrs, Node, NodeType, Schema } from '@milkdown/prose/model';
import { liftListItem, wrapInList } from '@milkdown/prose/schema-list';
import type { Command, EditorState } from '@milkdown/prose/state';
import { around, type ToolAction } from './action.ts';

/** What the toolbar can do to lists of this schema: make, change and end them. */
export const listActions = (schema: Schema) => {
  const { bullet_list, ordered_list, list_item } = schema.nodes as Record<string, NodeType>;
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

  return { bullets: listOf(bullet_list!, false), numbers: listOf(ordered_list!, false), tasks: listOf(bullet_list!, true) };
};
