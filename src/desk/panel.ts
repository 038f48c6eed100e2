import { element } from './dialog.ts';
import { issueList } from './ask-and-tell.ts';
import type { DeskIssue } from './backend.ts';

/** What the panel above the form tells: what `check` would say of the saved entry, and how it gets published. */
export interface PanelContent {
  issues: readonly DeskIssue[];
  note?: string;
  labelOf: (field: string) => string | undefined;
}

const panel = element('section', { class: 'desk-panel', 'aria-live': 'polite', hidden: '' });

/** Fills the panel; nothing to tell hides it. */
export const tellAbove = (told: PanelContent | undefined): void => {
  const { issues = [], note, labelOf = () => undefined } = told ?? {};
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  const part = (heading: string, list: readonly DeskIssue[]) =>
    list.length > 0 ? [element('h2', {}, heading), issueList(list, labelOf, goTo)] : [];
  panel.replaceChildren(
    ...part('Còn thiếu để công bố', errors),
    ...part('Nên xem lại', warnings),
    ...(note ? [element('p', { class: 'note' }, note)] : []),
  );
  panel.hidden = panel.childElementCount === 0;
  panel.classList.toggle('missing', errors.length > 0);
  place();
};

/** Brings a field of the form into sight and puts the cursor there. */
const goTo = (field: string): void => {
  const name = CSS.escape(field.split('.')[0] ?? '');
  document.querySelector(`label[for^="${name}-field"]`)?.scrollIntoView({ block: 'center' });
  document.querySelector<HTMLElement>(`[id^="${name}-field"]`)?.focus({ preventScroll: true });
};

/** Decap builds its form anew now and then; the panel stands at the head of whichever is there. */
const place = (): void => {
  const pane = document.querySelector('[class*="-ControlPaneContainer"]');
  if (pane && panel.parentElement !== pane) pane.prepend(panel);
};

/**
 * Keeps the panel at the head of the form, makes the form deaf while it is being saved (nothing typed then would be in
 * what is saved), and puts Vietnamese where Decap's parts have only English for a screen reader.
 */
export const watchScreen = (isSaving: () => boolean): void => {
  const tend = () => {
    place();
    document.querySelector('[class*="-ControlPaneContainer"]')?.toggleAttribute('inert', isSaving());
    for (const [english, vietnamese] of said)
      for (const one of document.querySelectorAll(`[aria-label="${english}"]`)) one.setAttribute('aria-label', vietnamese);
  };
  new MutationObserver(tend).observe(document.body, { childList: true, subtree: true });
};
const said = [
  ['close', 'Đóng'],
  ['notification timer', 'Thời gian hiện lời báo'],
] as const;
export { place as placePanel };
