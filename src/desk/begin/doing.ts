/** What the desk's own pages share: one thing is done at a time, and what came of it is told where it was asked. */

export const tell = (place: HTMLElement, text: string, isFault: boolean): void => {
  place.textContent = text;
  place.dataset['look'] = isFault ? 'stop' : 'good';
  place.focus();
  place.scrollIntoView({ block: 'center' });
};

/** The button that somebody pressed, or that sends the form in which he pressed Enter. */
const pressedIn = ({ ownerDocument: { activeElement } }: HTMLElement): Element | undefined =>
  activeElement?.closest('button') ?? activeElement?.closest('form')?.querySelector('[type=submit]') ?? undefined;

/** Does something while no button of the page can be pressed, and the pressed one says so; what is refused is told at `place`. */
export const doAlone = async (page: HTMLElement, place: HTMLElement, work: () => Promise<void>): Promise<void> => {
  const buttons = [...page.querySelectorAll('button')];
  const pressed = pressedIn(page);
  const label = pressed?.textContent;
  if (pressed) pressed.textContent = 'Đang làm…';
  for (const button of buttons) button.disabled = true;
  try {
    await work();
  } catch (error) {
    tell(place, (error as Error).message, true);
  } finally {
    if (pressed) pressed.textContent = label!;
    for (const button of buttons) button.disabled = false;
  }
};
