import { Command } from 'commander'
import type { DoctorOptions } from './doctor-run.ts'

/** `usher doctor`: what an installation and its repository lack. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .summary('say what an installation and its repository lack')
    .description(
      'Says what an installation and its repository lack: permissions and what stops without them, events, webhooks that never arrive, the configuration, the template, the workflows with what is sent to them, and the rules that ask for checks. Nothing is written.',
    )
    .argument('<repository>', 'the repository, as OWNER/REPO')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText('after', examples)
    .action(async (repository: string, options: DoctorOptions) => {
      const { runDoctor } = await import('./doctor-run.ts')
      process.exitCode = await runDoctor(repository, options, { environment: process.env })
    })
}

const examples = `
It looks with the credentials of the service, which see everything:
  APP_ID, PRIVATE_KEY_PATH or PRIVATE_KEY, WEBHOOK_SECRET
or, without those, as a person, who sees no permissions and no deliveries:
  GITHUB_TOKEN
GITHUB_API_URL names another GitHub than https://api.github.com.

Examples:
  $ usher doctor kaito-project/kaito
  $ GITHUB_TOKEN=$(gh auth token) usher doctor kaito-project/kaito
  $ usher doctor kaito-project/kaito --format json | jq '.points[] | select(.is == "missing")'

docs/permissions.md says what each permission is for.

Exit codes: 0 nothing is missing, 1 something is, 2 wrong usage or credentials,
3 GitHub did not answer.`
