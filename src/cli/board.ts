import { Command } from 'commander'

/** What `usher board export` was asked for. */
export interface ExportOptions {
  readonly repo: readonly string[]
  readonly private?: true
}

/** `usher board`: the board without the service. */
export function boardCommand(): Command {
  const board = new Command('board').description('write the board as files, to look at anywhere')
  board
    .command('export')
    .description(
      'Writes every page of the board as a file: repositories, proposals, audit, help. The pages need no server; open `index.html`, or put the folder on any web host.',
    )
    .argument('<dir>', 'a new or empty folder, or one that an export has written')
    .option('--repo <owner/name...>', 'only these repositories', [])
    .option('--private', 'private repositories too: whoever gets the files can read them')
    .addHelpText(
      'after',
      `
The data is what the service keeps in USHER_DATA_DIR (.usher), or behind DATABASE_URL; links lead
to the GitHub of GITHUB_API_URL (https://api.github.com). Without --private a repository is left out unless GitHub said within the last hour that it is public; a running service asks every
ten minutes.

Examples:
  $ usher board export public/board
  $ usher board export /tmp/board --repo kaito-project/kaito`,
    )
    .action(async (dir: string, options: ExportOptions) => {
      const { runBoardExport } = await import('./board-export.ts')
      const { USHER_DATA_DIR: dataFolder = '.usher', DATABASE_URL: databaseUrl } = process.env
      const apiUrl = process.env.GITHUB_API_URL ?? 'https://api.github.com'
      const asked = { dir, dataFolder, databaseUrl, apiUrl, ...options }
      await runBoardExport(asked, (line) => console.log(line))
    })
  return board
}
