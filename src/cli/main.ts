/** Words of a command line -> what they ask for, and the exit code. */
import { DONE } from './command-definition.ts'
import { packageVersion, type Surroundings, writeText } from './surroundings.ts'

/**
 * Runs one command. Never throws and never exits: everything is told through the streams and the number returned.
 * Whatever takes time to load is loaded only by the command that needs it; `--version` needs nothing.
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
    await writeText(surroundings.stdout, `${packageVersion()}\n`)
    return DONE
  }
  const { runCommandLine } = await import('./run-command-line.ts')
  return runCommandLine(words, surroundings)
}
