/**
 * What is made of something whole, a sheet, and asked for by every row of it: made once, and once more when another came in its
 * place. What was changed is another; what is the same is the same object. Of each key the last answer is remembered.
 */
export const rememberLast = <K, A extends readonly unknown[], T>(make: (key: K, ...about: A) => T): ((key: K, ...about: A) => T) => {
  const last = new Map<K, { about: A; answer: T }>();
  return (key, ...about) => {
    const known = last.get(key);
    if (known && known.about.every((one, i) => one === about[i])) return known.answer;
    const answer = make(key, ...about);
    last.set(key, { about, answer });
    return answer;
  };
};
