import { Forest, parseSubmissionPath, unitFileSchema, type CheckReport, type RawContent } from '../../src/domain/index.ts';

/** The organisations to whose files a check has something to say: their boards are asked first (K L61, K-54). */
export const organisationsIn = (
  raw: RawContent,
  { contentIssues, files }: Pick<CheckReport, 'contentIssues' | 'files'>,
): readonly string[] => {
  const forest = new Forest(raw.units.flatMap(({ data }) => unitFileSchema.safeParse(data).data?.units ?? []));
  const written = new Map(raw.entries.map(({ path, data }) => [path, (data as { organisation?: string } | undefined)?.organisation]));
  const paths = [...contentIssues, ...files.flatMap(({ issues }) => issues)].map(({ file }) => file);
  const rootOf = (path: string): string | undefined => {
    const unit = forest.get(parseSubmissionPath(path)?.unit ?? '');
    return unit ? forest.root(unit).code : written.get(path);
  };
  return [...new Set(paths.flatMap((path) => rootOf(path) ?? []))];
};
