import type { Config } from '../config/config.ts'
import { asBlock, asCode } from '../diagnostics/markdown.ts'
import type { FileSet } from '../edit/files.ts'
import type { OwnPart, Snapshot } from '../lifecycle/snapshot.ts'
import type { PullWords } from '../targets/target.ts'
import { refusedAsks } from './asks.ts'
import type { Errand, OwnWork } from './errands.ts'
import { digestOfFiles } from './follow-up-commit.ts'
import { renderMarker } from './marker.ts'
import { partsIn, type Travel, travelOf } from './travel.ts'

/** Title prefix and purpose of each of our pull requests; the prefixes are those KAITO's title check allows. */
const purposes: Readonly<Record<OwnPart, PullWords>> = {
  registration: {
    title: 'feat: register',
    purpose:
      'Registers the model, so that it can be validated. Its head is what the validation workflow runs on.',
  },
  status: {
    title: 'move the status of',
    purpose: 'Moves the status of the proposal to what the evidence supports.',
  },
  preset: {
    title: 'feat: add the preset of',
    purpose: 'Adds the preset.',
  },
  e2e: {
    title: 'test: add the e2e test of',
    purpose:
      'Adds an end-to-end test that the service comes up with the preset. Nothing waits for it.',
  },
}

/** Words for parts that come together. */
const joined: Readonly<Record<string, PullWords>> = {
  'registration e2e': {
    title: 'feat: add',
    purpose:
      'Registers the model and adds its preset and its end-to-end test. Its head is what the validation workflow runs on.',
  },
  'registration preset': {
    title: 'feat: add',
    purpose:
      'Registers the model and adds its preset. Its head is what the validation workflow runs on.',
  },
  'preset e2e': {
    title: 'feat: add the preset of',
    purpose: 'Adds the preset and its end-to-end test.',
  },
}

/** A pull request of ours, what it is for, and what it should hold. */
export interface Worded {
  readonly errand: Errand
  readonly own: Pick<OwnWork, 'part' | 'slot' | 'pull' | 'there'>
  readonly files: FileSet
}

/**
 * Title and body of one of our pull requests: what it is for and who asked, each file with its reason, where
 * values come from, what is left to a person, and how to see that it is right.
 */
export function followUpWords(
  snapshot: Snapshot,
  { errand, own, files }: Worded,
): { readonly title: string; readonly body: string } {
  const { file } = snapshot
  const { part, slot, there } = own
  const digest = digestOfFiles(files)
  const { title, purpose } = wordsFor(snapshot, { errand, there })
  const movesStatus =
    part !== 'status' && files.changes.some(({ path }) => path === snapshot.accepted?.path)
  const subject = file.replace(/^\d{8}-/, '').replace(/\.md$/, '')
  const target = slot === undefined ? {} : { target: slot }
  const from = there === undefined ? {} : { home: snapshot.repository.id }
  const lines = [
    renderMarker({ kind: 'follow-up', file, part, digest, ...target, ...from }),
    movesStatus
      ? `${purpose.slice(0, -1)}, and moves the status of the proposal with it.`
      : purpose,
    '',
    originOf(snapshot, there),
    '',
    '| file | why |',
    '| --- | --- |',
    ...files.changes.map(({ path, why }) => `| ${asCode(path)} | ${why} |`),
    ...list('Where the values come from', '- ', files.notes),
    ...list('Left to a person', '- [ ] ', files.todos),
    ...verification(snapshot, errand),
    ...list('Not asked', '- ', refusedAsks(snapshot, own)),
    '',
    there === undefined ? yours : yoursThere,
    '',
  ]
  const prefix = part === 'status' ? snapshot.config.status.titlePrefix : ''
  const to = slot === undefined ? '' : ` (${slot})`
  return { title: `${prefix}${title} ${subject}${to}`.slice(0, 200), body: lines.join('\n') }
}

const yours =
  'A commit of yours on this branch makes it yours: Usher leaves it alone from then on, and says what it would write. `/regenerate` merges that.'
const yoursThere =
  'A commit of yours on this branch makes it yours: Usher leaves it alone from then on. What the proposal needs is asked and answered there.'

function wordsFor(
  { config }: Snapshot,
  { errand, there }: { readonly errand: Errand; readonly there: OwnWork['there'] },
): PullWords {
  const travel = travelIn(config, errand)
  const words = travel === undefined ? undefined : travelWords(travel, errand)
  const said = words ?? purposes[errand.part]
  return there === undefined ? said : { ...said, purpose: shortened(said.purpose) }
}

/** A target's own words, or those for parts that come together. */
function travelWords({ from, until }: Travel, { site }: Errand): PullWords | undefined {
  const parts = from === until ? from : `${from} ${until}`
  return site?.target.words?.[parts] ?? joined[parts]
}

/** Elsewhere nothing is validated, so that is not said. */
function shortened(purpose: string): string {
  return purpose.replace(', so that it can be validated', '').replace(/ Its head is what .*$/, '')
}

function travelIn(config: Config, errand: Errand): Travel | undefined {
  return errand.part === 'status' ? undefined : travelOf(config, errand.site, errand.part)
}

/** The home of the proposal, as a reader of the repository with the follow-up finds it. */
function originOf({ file, home, repository }: Snapshot, there: OwnWork['there']): string {
  const proposal = `It follows from the proposal ${asCode(file)}`
  const place = there === undefined ? '' : `${repository.owner}/${repository.name}`
  if (home === undefined) return `${proposal}${place === '' ? '' : ` in ${place}`}.`
  return `${proposal} of ${place}#${home.number}, which ${asCode(home.author.login)} asked for.`
}

function list(heading: string, mark: string, rows: readonly string[]): readonly string[] {
  return section(
    heading,
    rows.map((row) => `${mark}${row}`),
  )
}

/** The commands of every part that travels in it. */
function verification({ config }: Snapshot, errand: Errand): readonly string[] {
  const { site } = errand
  const travel = travelIn(config, errand)
  if (site?.name === undefined || travel === undefined) return []
  const { target, name, files } = site
  const commands = partsIn(travel, target.parts).flatMap(
    (part) => target.verify?.(part, { name, files }) ?? [],
  )
  return commands.length === 0 ? [] : section('How to verify', [asBlock(commands.join('\n'), 'sh')])
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `**${heading}**`, '', ...lines]
}
