import type { Paint } from '../../diagnostics/render-terminal.ts'
import type { Cast } from './cast.ts'
import { changesOf, look, type Sight } from './scene.ts'
import { type Step, stepOf } from './steps.ts'
import { type Chapter, type Proposal, story } from './story.ts'

/** How the story is told. */
export interface Telling {
  readonly say: (line: string) => void
  readonly paint: Paint
  /** Between two chapters, so that a person can read along. */
  readonly pause: () => Promise<void>
}

/** What came of the story. */
export interface Told {
  /** The statuses passed through. */
  readonly statuses: readonly string[]
  /** What each chapter took. */
  readonly steps: readonly Step[]
}

/** Plays the story chapter by chapter and says what can be seen after each. */
export async function play(cast: Cast, proposal: Proposal, telling: Telling): Promise<Told> {
  const statuses: string[] = []
  const steps: Step[] = []
  let before: readonly Sight[] = []
  for (const [index, chapter] of story.entries()) {
    telling.say(`\n${telling.paint('strong', `${index + 1}. ${chapter.title}`)}`)
    const { length } = cast.sandbox.calls
    await chapter.act(cast, proposal)
    await cast.quiet()
    steps.push(stepOf(chapter, cast.sandbox.calls.slice(length)))
    const after = await look(cast.ada.octokit, cast.place)
    sayChanges(before, after, telling)
    before = after
    const status = await statusOnMain(cast, proposal.path)
    if (status !== undefined && status !== statuses.at(-1)) {
      statuses.push(status)
      telling.say(`   ${telling.paint('strong', `status on main: ${status}`)}`)
    }
    await sayFiles(cast, chapter, telling)
    await telling.pause()
  }
  return { statuses, steps }
}

function sayChanges(
  before: readonly Sight[],
  after: readonly Sight[],
  { say, paint }: Telling,
): void {
  const { came, went } = changesOf(before, after)
  for (const sight of came) say(`   ${paint('info', '+')} ${sight}`)
  for (const sight of went) say(`   ${paint('dim', '-')} ${sight}`)
}

async function statusOnMain({ ada }: Cast, path: string): Promise<string | undefined> {
  const text = await ada.read(path).catch(() => '')
  return /^status: (?<status>.+)$/m.exec(text)?.groups?.status
}

const mostLines = 100

/** The files of a pull request of Usher's, as a person would read them before merging. */
async function sayFiles(
  { ada, place }: Cast,
  { show }: Chapter,
  { say, paint }: Telling,
): Promise<void> {
  if (show === undefined) return
  const { data: pulls } = await ada.octokit.rest.pulls.list({
    ...place,
    head: `${place.owner}:${show}`,
  })
  const [pull] = pulls
  if (pull === undefined) return
  const { data: files } = await ada.octokit.rest.pulls.listFiles({
    ...place,
    pull_number: pull.number,
  })
  for (const { filename, status, patch } of files) {
    say(`\n   ${paint('strong', `${filename} (${status})`)}`)
    const lines = (patch ?? '').split('\n')
    for (const line of lines.slice(0, mostLines)) say(`   ${painted(line, paint)}`)
    if (lines.length > mostLines) say(`   … ${lines.length - mostLines} more lines`)
  }
}

function painted(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('info', line)
  return line.startsWith('-') ? paint('dim', line) : line
}
