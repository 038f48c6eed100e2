import { GitHub, hostFrom } from './github.ts';

/**
 * Which Git host a workflow speaks with: this line says it, `hand-in-host.ts` says it of the hand-in service, `addresses.ts` and
 * `event.ts` know how the host speaks. Another host is its own modules beside `github.ts`; nobody outside this room asks which it is.
 */

/** All that a workflow asks of the host. */
export type GitHost = Pick<GitHub, keyof GitHub>;
/** The host as the environment of a workflow names it. Throws a cure naming what is missing. */
export const gitHost = (env: Readonly<Record<string, string | undefined>>): GitHost => new GitHub(hostFrom(env));
/** What of the environment it asks for, as a command's help names it. */
export const hostVariables = 'GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN';
