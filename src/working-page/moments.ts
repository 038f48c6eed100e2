/** When a page does what it need not do at once. */

/** Listened for from the first screen on: the page's script may come after it. */
const turnedTo = new Promise((turned) => {
  for (const sign of ['pointerdown', 'focusin', 'dragover', 'change']) document.addEventListener(sign, turned, { once: true });
});
/** Once somebody has turned to the page: what it needs then is many times the page, and nothing for whoever only reads. */
export const whenTurnedTo = (run: () => void): void => void turnedTo.then(run);

/** Once what was changed so far is seen: a press is answered before the rest is done. */
export const afterDrawn = (run: () => void): void => {
  requestAnimationFrame(() => setTimeout(run));
};

/** Once all that the first screen needs is there: styles and letters come first. */
export const afterLoaded = (run: () => void): void => {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true });
};
