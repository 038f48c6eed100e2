import { accessFrom, GitHubHandIns, handInVariables } from './github/hand-ins.ts';
import type { HandInHost } from './hand-in.ts';

/** The Git host as the hand-in service meets it, apart from `host.ts`: its client is large. Throws a cure naming what of the environment is missing. */
export const handInHost = (env: Readonly<Record<string, string | undefined>>): HandInHost => new GitHubHandIns(accessFrom(env));
export { handInVariables };
