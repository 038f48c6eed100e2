import { existsSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import {
  Cure,
  Forest,
  identify,
  kindNames,
  parseSubmissionPath,
  personalIn,
  personalMatter,
  readContent,
  readingWords,
  submissionPath,
  submissionsFolder,
  unitFinder,
  weighs,
  type FileReport,
  type Identity,
  type Issue,
  type KindName,
  type RawContent,
  type ReadingCode,
  type Report,
  type SubmissionSource,
} from '../../src/domain/index.ts';

import { submissionSource } from '../../src/repository/read-root.ts';

/** A file somebody named on the command line, and the place in the root where it belongs; or what it is instead. */
interface ChosenNames {
  given: string;
  source: SubmissionSource;
  fault?: Identity['fault'];
}
type UnitOf = (text: string) => string | undefined;

/** Finds a file's place: it stands there already, or its header, rows, name and folders say where it belongs. */
const choose = (root: string, unitOf: UnitOf, given: string): ChosenNames => {
  const path = resolve(given);
  if (!existsSync(path) || !statSync(path).isFile()) throw new Cure(`Không thấy tệp ${given}.\n  Chữa: kiểm tra lại đường dẫn.`);
  const inside = relative(root, path).replaceAll('\\', '/');
  const { chunks } = submissionSource(dirname(path), basename(path));
  if (parseSubmissionPath(inside)) return { given, source: { path: inside, chunks } };
  const { kind, unit, year, fault } = identify(chunks, unitOf);
  if (fault) return { given, source: { path: given, chunks }, fault };
  const named = kindNames.find((name) => basename(path).startsWith(name));
  const ownKind: KindName | undefined = kind ?? named;
  const ownUnit = unit ?? basename(dirname(dirname(path)));
  const ownYear = year ?? Number(basename(dirname(path)));
  return { given, source: { path: ownKind ? submissionPath(ownUnit, ownYear, ownKind) : given, chunks } };
};

const refused = (report: FileReport, code: ReadingCode, values: Issue['values']): FileReport => ({
  ...report,
  issues: [{ code, severity: readingWords[code].severity, file: report.path, values }],
});

/** The report with what the gate would refuse a file for: what points at a person above, below and beside its rows. */
const withPersonal = (report: FileReport, { path, chunks }: SubmissionSource): FileReport => {
  const certain = (personalIn(chunks) ?? []).filter(({ matter, inRow }) => weighs(matter, 'submission') === 'refuse' || !inRow);
  if (certain.length === 0) return report;
  const { code, severity } = personalMatter;
  const issues = certain.map(({ matter: { kind }, line }) => ({
    code,
    severity,
    file: path,
    // What stands outside the rows has no other number than its line's.
    row: line,
    line,
    values: { where: 'Chỗ này', kind },
  }));
  return { ...report, verdict: 'rejected', accepted: 0, leftOut: report.accepted + report.leftOut, issues: [...issues, ...report.issues] };
};

/** Splits what somebody named: what boards write, by its path in the root, and what units hand in. */
export const chosenOf = (root: string, given: readonly string[]): { written: ReadonlySet<string>; handedIn: readonly string[] } => {
  const inside = (file: string) => relative(resolve(root), resolve(file)).replaceAll('\\', '/');
  const isWritten = (file: string) => {
    const path = inside(file);
    return path.startsWith('content/') && !path.startsWith(`${submissionsFolder}/`) && existsSync(file);
  };
  return { written: new Set(given.filter(isWritten).map(inside)), handedIn: given.filter((file) => !isWritten(file)) };
};

/**
 * Some files of a root, or files from elsewhere as if they stood in it. They are judged with all others, for a session, a sending or a
 * transfer may stand in another unit's file. Several files for one place are judged one after another.
 */
export class ChosenFiles {
  readonly #raw: RawContent;
  /** Each layer has at most one file for a place. */
  readonly #layers: Map<string, ChosenNames>[] = [];

  constructor(raw: RawContent, root: string, files: readonly string[]) {
    this.#raw = raw;
    const unitOf = unitFinder(readContent(raw).content?.forest ?? new Forest([]));
    for (const file of files) {
      const chosen = choose(resolve(root), unitOf, file);
      let layer = this.#layers.find((l) => !l.has(chosen.source.path));
      if (!layer) this.#layers.push((layer = new Map()));
      layer.set(chosen.source.path, chosen);
    }
  }

  /**
   * What to judge, one after another.
   * @param allowPersonal what points at a person outside the rows will not be handed in: nothing is said of it
   */
  *layers(
    allowPersonal: boolean,
  ): Generator<{ raw: RawContent; isChosen: (path: string) => boolean; told: (report: Report) => readonly FileReport[] }> {
    for (const layer of this.#layers) {
      const beside = this.#raw.submissions.filter(({ path }) => !layer.has(path));
      yield {
        raw: { ...this.#raw, submissions: [...beside, ...[...layer.values()].map((chosen) => chosen.source)] },
        isChosen: (path) => layer.has(path),
        told: ({ files }) =>
          files.flatMap((report) => {
            const chosen = layer.get(report.path);
            if (!chosen) return [];
            const { given, source, fault } = chosen;
            const told = fault ? refused(report, fault.code, fault.values) : allowPersonal ? report : withPersonal(report, source);
            return { ...told, path: given, issues: told.issues.map((i) => ({ ...i, file: given })) };
          }),
      };
    }
  }
}
