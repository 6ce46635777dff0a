import { Command } from 'commander'

/** `usher rules`: what proposals are held to, and why. */
export function rulesCommand(): Command {
  return new Command('rules')
    .summary('say what proposals are held to, and why')
    .description(
      'Says what proposals are held to. With a rule, shows its page: why it is there, what to do, and an example.',
    )
    .argument('[rule]', 'a rule, as a finding names it: `key-required`')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher rules
  $ usher rules section-required
  $ usher rules --format json | jq '.rules[].slug'`,
    )
    .action(async (rule: string | undefined, options: { readonly format: string }) => {
      const { runRules } = await import('./rules-run.ts')
      process.exitCode = runRules(rule, options)
    })
}
