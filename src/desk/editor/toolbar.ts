import type { EditorState } from '@milkdown/prose/state';
import { isInTable } from '@milkdown/prose/tables';
import { createElement as h, type KeyboardEvent, type ReactNode } from 'react';
import type { ToolAction } from './action.ts';
import type { ActionName } from './commands.ts';

/** What a button asks for: a command of the editor, or a question to be answered first. */
export type ButtonName = ActionName | 'link' | 'picture';

interface Button {
  name: ButtonName;
  label: string;
  /** Drawn on 24 × 24; a text is shown as it is. */
  icon: string;
}

const groups: Button[][] = [
  [
    { name: 'bold', label: 'Đậm', icon: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z' },
    { name: 'italic', label: 'Nghiêng', icon: 'M10 5h7M7 19h7M14 5l-4 14' },
    { name: 'heading2', label: 'Đề mục lớn', icon: 'M4 6v12M12 6v12M4 12h8M16 10c0-3 5-3 5 0 0 2-5 5-5 8h5' },
    { name: 'heading3', label: 'Đề mục nhỏ', icon: 'M4 6v12M12 6v12M4 12h8M16 9c1-2 5-2 5 .5S19 12 18 12.5c1 0 3.5.5 3.5 3S17 19 16 16' },
  ],
  [
    { name: 'bullets', label: 'Danh sách gạch đầu dòng', icon: 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01' },
    { name: 'numbers', label: 'Danh sách đánh số', icon: 'M10 6h11M10 12h11M10 18h11M3 5l2-1v5M3 15c0-2 3-2 3 0 0 1-3 2-3 4h3' },
    { name: 'tasks', label: 'Danh sách việc cần làm', icon: 'M11 7h10M11 17h10M3 5h5v5H3zM3 17l2 2 4-4' },
    { name: 'quote', label: 'Trích dẫn', icon: 'M4 6v12M9 8h12M9 12h12M9 16h7' },
  ],
  [
    { name: 'link', label: 'Liên kết', icon: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1' },
    { name: 'picture', label: 'Ảnh', icon: 'M4 5h16v14H4zM4 17l5-5 4 4 3-3 4 4M9 9h.01' },
    { name: 'table', label: 'Chèn bảng', icon: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14' },
    { name: 'footnote', label: 'Chú thích', icon: 'M4 8h9M4 13h9M4 18h6M18 4l2-1v7' },
  ],
  [
    { name: 'undo', label: 'Hoàn tác', icon: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4' },
    { name: 'redo', label: 'Làm lại', icon: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4' },
  ],
];
const tableGroup: Button[] = [
  { name: 'addRow', label: 'Thêm dòng', icon: '+ dòng' },
  { name: 'deleteRow', label: 'Bớt dòng', icon: '− dòng' },
  { name: 'addColumn', label: 'Thêm cột', icon: '+ cột' },
  { name: 'deleteColumn', label: 'Bớt cột', icon: '− cột' },
  { name: 'alignLeft', label: 'Cột canh trái', icon: 'M4 6h16M4 10h9M4 14h16M4 18h9' },
  { name: 'alignCentre', label: 'Cột canh giữa', icon: 'M4 6h16M8 10h8M4 14h16M8 18h8' },
  { name: 'alignRight', label: 'Cột canh phải', icon: 'M4 6h16M11 10h9M4 14h16M11 18h9' },
  { name: 'deleteTable', label: 'Xoá bảng', icon: 'Xoá bảng' },
];

interface ToolbarProps {
  state: EditorState;
  /** Which kinds of the toolbar stand for a command, and what each does. */
  actions: Readonly<Record<ActionName, ToolAction>>;
  linkActive: boolean;
  disabled: boolean;
  press: (name: ButtonName) => void;
}

/** The bar above the text. One stop for the Tab key; arrows go from button to button, as in every toolbar. */
export const Toolbar = ({ state, actions, linkActive, disabled, press }: ToolbarProps): ReactNode => {
  const button = ({ name, label, icon }: Button, first: boolean): ReactNode => {
    const action = name === 'link' || name === 'picture' ? undefined : actions[name];
    const active = name === 'link' ? linkActive : action?.active?.(state);
    const idle = disabled || (action !== undefined && !action.run(state));
    return h(
      'button',
      {
        key: name,
        type: 'button',
        title: label,
        'aria-label': label,
        'aria-pressed': active,
        'aria-disabled': idle,
        tabIndex: first ? 0 : -1,
        // The cursor stays where it is in the text.
        onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onClick: () => !idle && press(name),
      },
      icon.startsWith('M') ? h('svg', { viewBox: '0 0 24 24', 'aria-hidden': true }, h('path', { d: icon })) : icon,
    );
  };
  const shown = isInTable(state) ? [...groups, tableGroup] : groups;
  return h(
    'div',
    { role: 'toolbar', 'aria-label': 'Định dạng', className: 'text-toolbar', onKeyDown: walk },
    shown.map((group, i) => h('div', { key: i, className: 'group' }, ...group.map((one, j) => button(one, i === 0 && j === 0)))),
  );
};

const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
};
