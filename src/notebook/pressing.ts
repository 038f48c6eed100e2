/**
 * What is amiss with a row comes and goes below it, and moves what stands further down. A button that moves away between the
 * press and its release is not pressed: nothing is drawn meanwhile.
 */
let isPressed = false;
addEventListener('pointerdown', () => (isPressed = true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (isPressed = false), { capture: true });

/** Runs at once, or a moment after what is being pressed is let go: the click comes first. */
export const whenReleased = (run: () => void): void => {
  if (!isPressed) return run();
  const go = () => {
    removeEventListener('pointerup', go);
    removeEventListener('pointercancel', go);
    setTimeout(() => whenReleased(run), 100);
  };
  addEventListener('pointerup', go);
  addEventListener('pointercancel', go);
};
