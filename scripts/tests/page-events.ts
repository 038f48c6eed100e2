/** Milkdown tells its parts what is ready through events of the page; Node has events, but no page to hear them. */
const events = new EventTarget();
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
  Object.assign(globalThis, { [name]: events[name].bind(events) });
export {};
