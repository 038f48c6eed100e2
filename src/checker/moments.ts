/** When a page does what it need not do at once. */

/** Once somebody turns to the page: what it needs then is many times the page, and nothing for whoever only reads. */
export const whenTurnedTo = (run: () => void): void => {
  for (const sign of ['pointerdown', 'focusin', 'dragover', 'change']) document.addEventListener(sign, run, { once: true });
};

/** Once what was changed so far is seen: a press is answered before the rest is done. */
export const afterDrawn = (run: () => void): void => {
  requestAnimationFrame(() => setTimeout(run));
};
