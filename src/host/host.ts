import { programAddress } from './addresses.ts';
import { GitHub, hostFrom } from './github.ts';

/**
 * Which Git host a workflow speaks with: this line says it, `hand-in-host.ts` says it of the hand-in service, `addresses.ts` and
 * `event.ts` know how the host speaks. Another host is its own modules beside `github.ts`; nobody outside this room asks which it is.
 */

/** All that a workflow, or somebody at the desk, asks of the host. */
export type GitHost = Pick<GitHub, keyof GitHub>;
/** The host as the environment of a workflow names it. Throws a cure naming what is missing. */
export const gitHost = (env: Readonly<Record<string, string | undefined>>): GitHost => new GitHub(hostFrom(env));
/** The host as somebody at the desk speaks with it, by her own right. */
export const deskHost = (repository: string, token: string): GitHost => new GitHub({ api: programAddress, repository, token });
/** What of the environment it asks for, as a command's help names it. */
export const hostVariables = 'GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN';
