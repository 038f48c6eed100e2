import { parseSubmissionPath } from '../../schema/path.ts';
import { isSenderOf } from '../../schema/unit.ts';
import { gitModes, submissionsIn, type GateChange } from './gate.ts';

/**
 * Tells whether a change that nothing speaks against may go into the book by itself: rows of its sender's own units and
 * nothing beside them in any commit, in organisations that settled it so, and no accepted row of them goes or changes
 * (domain §0, row 16).
 * @param organisations root units whose board lets clean hand-ins in
 */
export const goesInAlone = (change: GateChange, organisations: readonly string[]): boolean => {
  const { touched, passing, replacing, author, forest } = change;
  const paths = [...touched.map(({ path }) => path), ...passing];
  return (
    touched.length > 0 &&
    paths.every((path) => parseSubmissionPath(path)) &&
    touched.every(({ after }) => after === gitModes.file) &&
    replacing.length === 0 &&
    submissionsIn(change).every(({ unit }) => unit && isSenderOf(unit, author) && organisations.includes(forest.root(unit).code))
  );
};
