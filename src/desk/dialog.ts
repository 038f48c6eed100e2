/** How the desk makes an element, and asks in a dialog of its own. */

type Child = Node | string;
/** One element with its attributes and children; no text is ever read as HTML. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

interface DialogButton {
  value: string;
  label: string;
  main?: boolean;
}
let count = 0;

/**
 * Shows a dialog over everything and waits. The browser keeps the keyboard inside, gives it back afterwards, and closes
 * on Escape.
 * @returns the value of the button that was pressed; '' after Escape, and once `signal` has aborted
 */
export const show = (
  title: string,
  content: readonly Child[],
  actions: readonly DialogButton[],
  { size = '', signal }: { size?: string; signal?: AbortSignal } = {},
): Promise<string> => {
  const id = `desk-dialog-${(count += 1)}`;
  const buttons = actions.map(({ value, label, main }) =>
    element('button', { type: 'submit', value, ...(main ? { class: 'main' } : { formnovalidate: '' }) }, label),
  );
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id, tabindex: '-1' }, title),
    element('div', { class: 'content' }, ...content),
    element('div', { class: 'actions' }, ...buttons),
  );
  const dialog = element(
    'dialog',
    { class: `desk-dialog ${size}`.trim(), role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': id },
    form,
  );
  // A link leads away from here, and the dialog is then done with.
  for (const link of form.querySelectorAll('a')) link.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector('h2')?.focus();
  signal?.addEventListener('abort', () => dialog.close());
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
};
