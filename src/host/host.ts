import { programAddress } from './github/addresses.ts';
import { GitHub, hostFrom, hostVariables } from './github/client.ts';

/**
 * Which Git host a workflow speaks with. All that knows GitHub stands in `github/`: another host is a folder beside it, named here, in
 * `hand-in-host.ts`, and in the modules of one line; nobody outside this room asks which it is.
 */

/** All that a workflow, or somebody at the desk, asks of the host. */
export type GitHost = Pick<GitHub, keyof GitHub>;
/** The host as the environment of a workflow names it. Throws a cure naming what is missing. */
export const gitHost = (env: Readonly<Record<string, string | undefined>>): GitHost => new GitHub(hostFrom(env));
/** The host as somebody at the desk speaks with it, by her own right. */
export const deskHost = (repository: string, token: string): GitHost => new GitHub({ api: programAddress, repository, token });
export { hostVariables };
