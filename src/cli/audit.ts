import { Command } from 'commander'
import type { AuditOptions } from './audit-run.ts'

/** `usher audit`: what is true of proposals, and what only claims to be. */
export function auditCommand(): Command {
  return new Command('audit')
    .summary('compare proposals with the registry, the index page and git')
    .description(
      'Compares what proposals say of themselves with the registry, the code, the index page and git.\n\nA folder is read as it lies there, without the network; OWNER/REPO is read from GitHub with GITHUB_TOKEN. Where there is no such folder, `a/b` means a repository.',
    )
    .argument('[where]', 'a checkout, or OWNER/REPO', '.')
    .option('--at <ref>', 'look at a commit, branch or tag instead of the files on disk')
    .option('--format <format>', 'text for people; json, sarif or markdown for machines', 'text')
    .option('--kind <kind...>', 'only these kinds of drift')
    .option('--since <date>', 'only what was touched since that day, as 2026-01-31')
    .option('--fail-on <severity>', 'exit 1 from this severity on: error, warning or info', 'error')
    .option(
      '--facts <file>',
      'what is known of model repositories (JSON), to find those that are gone',
    )
    .option('--fix', 'make every certain repair in the files themselves')
    .addHelpText(
      'after',
      `
Examples:
  $ usher audit                                   this checkout
  $ usher audit ../kaito --at v0.5.0              an older state, from git
  $ usher audit kaito-project/kaito               a repository on GitHub
  $ usher audit --kind index-missing --fix        repair the index page only
  $ usher audit --format json | jq .summary

Kinds, the most useful first:
  status-behind-evidence      the model shipped, the status does not say so
  status-ahead-of-evidence    the status says more than the tree holds
  index-disagrees             the index page lists it under another status
  index-missing               the index page does not list it
  index-dangling              the index page links nowhere
  unreadable                  the front matter cannot be read
  unknown-status              a word the template does not offer
  model-gone                  the model is gone or renamed (with --facts)
  history-disagrees           the history and the status tell two stories
  revision-drift              the registry holds another revision
  last-updated-behind         changed after its last-updated
  registry-without-proposal   a model nobody proposed
  missing-e2e, stale          to know: no test, no step for half a year

--facts reads { "models": [{ "repository": "org/name", "is": "there|gone|moved", "to": "org/new" }] }.
--fix moves a status only where the evidence is certain; what is not is listed with the question.
Exit codes: 0 nothing drifts, 1 drift, 2 wrong usage or unreadable input, 3 GitHub did not answer.`,
    )
    .action(async (where: string, options: AuditOptions) => {
      const { runAudit } = await import('./audit-run.ts')
      process.exitCode = await runAudit(where, options)
    })
}
