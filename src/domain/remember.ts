/** The same text without the long one it was cut from, which would otherwise be kept alive by it. */
export const ownCopy = (text: string): string => (text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join(''));

const asItIs = (text: string): string => text;

/** So many different texts are remembered; then all are forgotten, which costs nothing but time. */
const memory = 30_000;

/**
 * A pure function of a text that remembers its answers: sheets of thousands of branches say the same things. It must not depend on anything but the text.
 * @param keep where texts are cut from long ones, `ownCopy`
 */
export const remember = <T>(of: (text: string) => T, keep: (text: string) => string = asItIs): ((text: string) => T) => {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    const own = keep(text);
    const answer = of(own);
    if (known.size >= memory) known.clear();
    known.set(own, { answer });
    return answer;
  };
};
