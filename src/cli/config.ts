import { Command } from 'commander'
import type { CheckOptions, ExplainOptions } from './config-run.ts'

/** `usher config`: what is wrong with a configuration, and what it comes to. */
export function configCommand(): Command {
  const command = new Command('config')
    .summary('check a configuration, and say what it comes to')
    .description('Checks `.github/usher.yml`, and says what it comes to.')
  command
    .command('check')
    .summary('find every mistake in a configuration, at its place')
    .description(
      'Finds every mistake in a configuration, at its place: broken YAML, keys nobody knows, values of the wrong kind, rules and files there are none of. In a repository the recipes of `.github/usher/targets` and their templates are checked with it.',
    )
    .argument('[path]', 'a configuration, or a repository with `.github/usher.yml`', '.')
    .option('--format <format>', 'text for people; json, sarif or github for machines', 'text')
    .addHelpText('after', checkExamples)
    .action(async (path: string, options: CheckOptions) => {
      const { runCheck } = await import('./config-run.ts')
      process.exitCode = await runCheck(path, options)
    })
  command
    .command('explain')
    .summary('say what is in force, and where each value is from')
    .description(
      'Writes the configuration in force as a file that would say the same: every key, what it means, its value, and whether that is from the file, the owner, the process or the defaults.',
    )
    .argument('[path]', 'a configuration, or a repository with or without one', '.')
    .option(
      '--owner <file>',
      "the owner's defaults: `.github/usher.yml` of their `.github` repository",
    )
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText('after', explainExamples)
    .action(async (path: string, options: ExplainOptions) => {
      const { runExplain } = await import('./config-run.ts')
      process.exitCode = await runExplain(path, options)
    })
  return command.addHelpText('after', examples)
}

const examples = `
Examples:
  $ usher config check                  every mistake in .github/usher.yml of this repository
  $ usher config explain                what holds in this repository, and why

docs/configuration.md lists every key.`

const checkExamples = `
Examples:
  $ usher config check                                  .github/usher.yml of this repository
  $ usher config check usher.yml --format github        annotations in GitHub Actions

Exit codes: 0 it holds, 1 it has a mistake, 2 it cannot be read.`

const explainExamples = `
Examples:
  $ usher config explain                                what holds in this repository, and why
  $ usher config explain --owner ../.github/.github/usher.yml
  $ usher config explain --format json | jq '.keys[] | select(.from == "file")'

docs/configuration.md lists every key.`
