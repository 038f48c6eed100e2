/** The file name that a collection's pattern gives, where it is made of fields alone: their values, as they are written. */
export const nameFromFields = (pattern: string, data: Readonly<Record<string, unknown>>): string | undefined => {
  if (/\{\{(?!fields\.)/.test(pattern)) return undefined;
  return pattern.replace(/\{\{fields\.(\w+)\}\}/g, (_, field: string) => String(data[field] ?? ''));
};

/** The fields that a pattern takes a file's name from. */
export const namingFields = (pattern: string): string[] => [...pattern.matchAll(/\{\{fields\.(\w+)\}\}/g)].map((match) => match[1]!);
