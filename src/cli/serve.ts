import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'

/** `usher serve`: the service, with its settings from the environment, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the GitHub App')
    .addHelpText(
      'after',
      `
Settings come from the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET,
and where the defaults do not fit USHER_DATA_DIR (.usher) or DATABASE_URL (PostgreSQL), PORT (3000), HOST (localhost),
LOG_LEVEL (info), GITHUB_API_URL, USHER_REGISTRY_URL, HF_ENDPOINT (https://huggingface.co),
HF_TOKEN, and HF_HUB_OFFLINE=1 to ask no model hub. For signing in to the board: CLIENT_ID,
CLIENT_SECRET, SESSION_SECRET, PUBLIC_URL, and OPERATORS who see its page of operations;
TRUSTED_PROXIES (0) says how many stand in front. The board is at /, webhooks arrive at
/api/github/webhooks.`,
    )
    .action(async () => {
      const { runServe } = await import('./serve-run.ts')
      const { githubDuties } = await import('./duties.ts')
      const { pacedBy } = await import('../github/pace.ts')
      const pace = pacedBy({ now: Date.now, sleep: (ms) => setTimeout(ms) })
      const now = (): Date => new Date()
      await runServe((connection) => githubDuties(connection, { now, pace }))
    })
}
