/** The form by which the Git host takes files. */
export * from './github/form.ts';
