import { accessFrom, GitHubHandIns } from './github/hand-ins.ts';
import type { HandInHost } from './hand-in.ts';

/** The Git host as the hand-in service meets it, apart from `host.ts`: its client is large. Throws a cure naming what of the environment is missing. */
export const handInHost = (env: Readonly<Record<string, string | undefined>>): HandInHost => new GitHubHandIns(accessFrom(env));
/** What of the environment it asks for, as a command's help names it. */
export const handInVariables =
  'GITHUB_REPOSITORY; GITHUB_TOKEN, hoặc APP_ID, APP_KEY, APP_INSTALLATION; GITHUB_API_URL nếu máy chủ Git là nơi khác';
