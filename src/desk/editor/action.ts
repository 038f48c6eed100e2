import type { Node } from '@milkdown/prose/model';
import type { Command, EditorState } from '@milkdown/prose/state';

/** What a button of the editor does, and whether what it does already holds where the cursor is. */
export interface ToolAction {
  run: Command;
  active?: (state: EditorState) => boolean;
}

/** The node around the cursor that answers to `wanted`, and where it begins. */
export const around = ({ selection: { $from } }: EditorState, wanted: (node: Node) => boolean): { node: Node; pos: number } | undefined => {
  for (let depth = $from.depth; depth > 0; depth--)
    if (wanted($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth) };
  return undefined;
};
