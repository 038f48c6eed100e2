/**
 * Stands in, in the browser, for the two highlighters of program code that Astro's Markdown knows: the site uses neither
 * (`syntaxHighlight: false`), and their grammars would be hundreds of files in `dist`.
 */
const unused = (): never => {
  throw new Error('Trang này không tô màu mã lệnh.');
};
export { unused as createShikiHighlighter, unused as runHighlighterWithAstro };
