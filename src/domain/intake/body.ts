/** What a body holds that the rules must look at, each with its line in the file. Found by the parser that renders the site. */
export interface BodyFacts {
  /** Raw HTML, by the beginning of its tag. */
  html: readonly { line: number; tag: string }[];
  /** Links and pictures, by their address; `described`: a picture that says in words what is to be seen. */
  links: readonly { line: number; url: string; picture: boolean; described: boolean }[];
  /** The places on its page that a link may lead to. */
  anchors: readonly string[];
}

export const noFacts: BodyFacts = { html: [], links: [], anchors: [] };
