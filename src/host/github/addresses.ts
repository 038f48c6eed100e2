/** Where things stand at the Git host: the only module that knows its addresses. `repository`: owner/name. */

/** What people call the host. */
export const hostName = 'GitHub';
export const server = 'https://github.com';

/** What the environment of the host's jobs calls what it says of it. */
export const variableNames = {
  server: 'GITHUB_SERVER_URL',
  api: 'GITHUB_API_URL',
  repository: 'GITHUB_REPOSITORY',
  token: 'GITHUB_TOKEN',
  /** The file that holds what a job answers to. */
  event: 'GITHUB_EVENT_PATH',
  /** The file in which a step writes what later ones are told. */
  outputs: 'GITHUB_OUTPUT',
  /** The file in which a job writes what people read of its run. */
  summary: 'GITHUB_STEP_SUMMARY',
} as const;
/** The server where this runs, by the word of its host; undefined on no host. */
export const serverHere = (): string | undefined => process.env[variableNames.server] || undefined;
/** Whether a job of the host may ask it. */
export const mayAskHost = (): boolean => Boolean(process.env[variableNames.token]);
/** Undefined where there is no job. */
export const summaryFile = (): string | undefined => process.env[variableNames.summary] || undefined;

export const repositoryAddress = (repository: string): string => `${server}/${repository}`;
/** @param version a commit, or the branch that is published */
export const fileAddress = (repository: string, path: string, version = 'main'): string =>
  `${repositoryAddress(repository)}/blob/${version}/${path}`;
export const folderAddress = (repository: string, path: string): string => `${repositoryAddress(repository)}/tree/main/${path}`;
/** All files of the published branch, as one ZIP. */
export const zipAddress = (repository: string): string => `${repositoryAddress(repository)}/archive/refs/heads/main.zip`;
/** Where files are put into a folder by hand. */
export const uploadAddress = (repository: string, folder: string): string => `${repositoryAddress(repository)}/upload/main/${folder}/`;
/** A report that is begun already. */
export const reportAddress = (repository: string, title: string, body: string): string =>
  `${repositoryAddress(repository)}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
/** The form for handing in without Git. */
export const formAddress = (repository: string): string => `${repositoryAddress(repository)}/issues/new?template=nop-tep.yml`;

/** A pull request or a form, by its number: the host leads on from one kind to the other. */
export const threadAddress = (repository: string, number: number): string => `${repositoryAddress(repository)}/issues/${number}`;

/** Does an address lead to what somebody attached to a form? `own`: the server that runs the form. */
export const isAttachment = (url: URL, own: string): boolean =>
  url.origin === own || (url.protocol === 'https:' && /\.githubusercontent\.com$/.test(url.host));

/** A mail address that the host made up so that a commit shows none of a person's. */
export const isHostMail = (mail: string): boolean => /@users\.noreply\.github\.com$|^noreply@github\.com$/.test(mail);

/** The account that a mail address of the host's making belongs to; undefined for a person's own address, and for a machine's. */
export const accountOfMail = (mail: string): number | undefined => {
  const number = /^(\d{1,15})\+[\w-]+@users\.noreply\.github\.com$/.exec(mail)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** The host as Decap knows it. */
export const deskBackend = { name: 'github', squash_merges: true } as const;
/** Where the host answers programs. */
export const programAddress = 'https://api.github.com';
/** What the desk online asks besides its own site, as the page's policy names it. */
export const deskPolicy = {
  connect: `${programAddress} https://www.githubstatus.com https://*.githubusercontent.com`,
  pictures: 'https://*.githubusercontent.com',
};
