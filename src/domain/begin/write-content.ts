/** How the repository writes what people did not write by hand: the same content is always the same bytes. */

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** One unit a line, without what is left at its default: a list people can read and compare. */
export const unitFile = (units: readonly object[]): string => {
  const isDefault = ([key, value]: [string, unknown]) =>
    value === undefined ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (key === 'yearKind' && value === 'nam_duong_lich');
  const lines = units.map((unit) => JSON.stringify(Object.fromEntries(Object.entries(unit).filter((entry) => !isDefault(entry)))));
  return units.length === 0 ? json({ units }) : `{\n  "units": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
};
