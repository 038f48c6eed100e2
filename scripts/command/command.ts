import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Cure } from '../../src/domain/index.ts';

/** What a command says of itself, to whoever asked for that. */
class HelpAsked extends Error {}

/**
 * Runs a command and sets the exit code: the only place that does. A `Cure` is printed as it is; anything else is a
 * fault of the product and shows its stack.
 */
export const run = async (main: (args: readonly string[]) => Promise<number> | number): Promise<void> => {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof HelpAsked) return console.log(error.message);
    console.error(error instanceof Cure ? `✗ ${error.message}` : error);
    // A build that failed leaves its workers waiting; the person should not have to.
    process.exit(2);
  }
};

/** Reads a command's options, and the files it may name; `--help` and an unknown option are answered with the help text. */
export const optionsOf = <const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  help: string,
  files = false,
) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpAsked(help);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: files, strict: true });
  } catch (error) {
    throw new Cure(`${(error as Error).message}\n\n${help}`);
  }
};
