import { between, betweenUnmarked, contexts, contextsUnmarked, type Context, type Phrase } from './contexts.ts';
import { knownByTitle } from './known.ts';
import type { Word } from './name-words.ts';

/** The longest phrase of the lists that ends at a word. */
export const phraseAt = (words: readonly Word[], last: number, lists: typeof contexts): Phrase | undefined =>
  lists.get(words[last]!.low)?.find((phrase) => {
    const first = last - phrase.words.length + 1;
    return first >= 0 && phrase.words.every((word, i) => words[first + i]!.low === word && (i === 0 || words[first + i]!.follows));
  });

/** `đọc … của …`, `hát bài … của …`: somebody's work where a title of two words stands behind; a lesson's `sách Toán của …` is none. */
const artWords =
  /^(?:đọc|xem|nghe|hát|ngâm|diễn|múa|đàn|tập|thuộc|nhảy|kể|bài|phim|sách|truyện|khúc|ca|xướng|cổ|flashmob|kịch|vở|nhạc|thơ)$/;
/** Whose a thing is, not who made it. */
const kin = /^(?:bạn|em|anh|chị|mẹ|cha|ba|má|vợ|chồng|con|cháu|nhà|gia|đình|bố|ông|bà)$/;
/** A text is looked back over so many words: a title is not longer. */
const farthest = 14;

/** Whether the one named behind `của` is an author. */
const isAuthor = (words: readonly Word[], at: number): boolean => {
  if (words[at - 1]?.low !== 'của' || kin.test(words[at - 2]?.low ?? '')) return false;
  for (let last = at - 2; last > 0 && at - last < farthest; last--) {
    const phrase = phraseAt(words, last, contexts);
    if (phrase?.context === 'work' && phrase.words.length > 1) return true;
  }
  for (let i = Math.max(0, at - farthest); i + 3 < at; i++) {
    if (artWords.test(words[i]!.low) && words[i + 1]!.capital && (words[i]!.low !== 'bài' || artWords.test(words[i - 1]?.low ?? '')))
      return true;
  }
  return false;
};

/** `Bí thư chi đoàn …`, `chủ quán …`: who is called after the place is named, and not the place, unless that is written large. */
const offices = /(?:^| )(?:bí thư|thư ký|[uủ][ỷy] viên|trưởng|phó|p?bt|chủ|giám đốc|chủ tịch|cán bộ|công an|bảo vệ|trụ trì)$/;
/** Of these `Lê Lợi, Trần Phú` is a list. */
const listable: ReadonlySet<Context> = new Set(['street', 'work', 'figure', 'history', 'remembrance']);

/** How many words more may stand between such a phrase and the name. */
const reach = { street: 0, place: 0, house: 2, person: 2, work: 0, event: 0, body: 0, figure: 0, history: farthest, honorific: 0 };

/** The word that follows the name that begins at a word, if one does. */
const wordBehind = (words: readonly Word[], at: number): string | undefined => {
  let next = at + 1;
  while (words[next]?.joined && words[next]!.capital) next += 1;
  return words[next]?.joined ? words[next]!.low : undefined;
};
/** What members do, and heroes no more: `hội thi kể chuyện … đạt giải`. */
const doings = /^(?:đạt|đoạt|hạng|nhận|phụ|trình|làm|nộp|thuyết|dẫn|đăng)$/;

/**
 * Whether the words before a name say that it is a place's, a school's, a hero's, an author's. They are read backwards to
 * the nearest that says so, or that says it is a person's; names joined by commas or `và` are of one kind.
 */
export const isOfSomethingElse = (words: readonly Word[], at: number, unmarked: boolean): boolean => {
  if (!unmarked && isAuthor(words, at)) return true;
  if (words[at - 1]?.text === 'Bác' && knownByTitle.has(`bác ${words[at]!.low}`)) return true;
  const [lists, passable] = unmarked ? [contextsUnmarked, betweenUnmarked] : [contexts, between];
  const behind = wordBehind(words, at);
  let [loose, honoured, inList] = [0, false, false];
  for (let last = at - 1; last >= 0 && at - last < farthest; last--) {
    const [word, after] = [words[last]!, words[last + 1]!];
    if (
      after.listed
        ? word.capital && word.joined && words[last - 1]!.capital && /^(?:và)?$/.test(behind ?? '')
        : word.low === 'và' && words[last - 1]?.capital
    ) {
      if (!after.listed) last -= 1;
      while (last > 0 && words[last]!.joined && words[last - 1]!.capital && !phraseAt(words, last - 1, lists)) last -= 1;
      inList = true;
      continue;
    }
    if (!after.follows) return false;
    const phrase = phraseAt(words, last, lists);
    const [context, length] = [phrase?.context, phrase?.words.length ?? 1];
    if (context && ((inList && !listable.has(context)) || (context === 'history' && doings.test(behind ?? '')))) return false;
    if (context === 'honorific') honoured = true;
    else if (context === 'remembrance') return true;
    // `nhà tình báo …`, `nhà trọ …`, but `nhà …` is somebody's.
    else if (context === 'person' && !(loose > 0 && word.low === 'nhà' && length === 1)) return false;
    else if (context !== undefined && !honoured && loose <= reach[context]) {
      const office = offices.test(`${words[last - length - 1]?.low ?? ''} ${words[last - length]?.low ?? ''}`);
      return !office || context === 'street' || (context !== 'body' && words[last - length + 1]!.capital);
    } else if (!passable.has(word.low)) {
      // `vở cải lương Đời cô Lựu`: a work's own name begins there.
      if (word.capital && word.text !== word.text.toUpperCase()) return last > 0 && phraseAt(words, last - 1, lists)?.context === 'work';
      loose += 1;
    }
    last -= length - 1;
  }
  return false;
};
