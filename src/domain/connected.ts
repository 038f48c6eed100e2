/** Things that belong together because they share a key, directly or through others. */
export const connected = <T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): T[][] => {
  const above = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = above.get(at); up !== undefined; up = above.get(at)) {
      above.set(at, above.get(up) ?? up);
      at = above.get(at)!;
    }
    return at;
  };
  for (const thing of things) {
    const [first, ...others] = keysOf(thing);
    for (const other of others) {
      const [a, b] = [find(first!), find(other)];
      if (a !== b) above.set(b, a);
    }
  }
  return [...Map.groupBy(things, (thing) => find(keysOf(thing)[0]!)).values()];
};
