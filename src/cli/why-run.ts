import { relative, resolve, sep } from 'node:path'
import { layoutOf } from '../config/layout-of.ts'
import { parseConfig } from '../config/parse-config.ts'
import { nextStep } from '../decide/next-step.ts'
import { type Standing, standingOf } from '../decide/standing.ts'
import { renderWhy } from '../decide/why.ts'
import type { Files } from '../edit/files.ts'
import { modelTemplate } from '../github/proposal-files.ts'
import { blobIdOf } from '../lifecycle/digest.ts'
import { type Gate, type GateName, gateNames } from '../lifecycle/gate.ts'
import { configPath } from '../lifecycle/names.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { shownAs } from '../lifecycle/vocabulary.ts'
import { targetNamed } from '../targets/targets.ts'
import { type Door, openDoor } from './door.ts'
import { formatOf } from './format.ts'
import { UsageError } from './usage-error.ts'
import type { WhyOptions } from './why.ts'

/** Shows what a checkout tells of a proposal's status. Throws a `UsageError` where there is no model proposal. */
export async function runWhy(proposal: string, options: WhyOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const door = await openDoor(options.repo)
  const path = relative(resolve(options.repo), resolve(proposal)).replaceAll(sep, '/')
  const found = standingOf(await snapshotIn(door, path))
  if (found === undefined) throw new UsageError(`\`${proposal}\` is no model proposal`)
  const standing = { ...found, gates: new Map([...found.gates].map(asSeenFromHere)) }
  process.stdout.write(
    format === 'json' ? jsonOf(standing) : `${plain(renderWhy(standing, gateNames))}\n`,
  )
  return 0
}

const elsewhere: ReadonlySet<GateName> = new Set(['approved', 'validated', 'published'])

/** What only GitHub or a registry could tell is not missing: it is unknown here. */
function asSeenFromHere([name, gate]: readonly [GateName, Gate]): [GateName, Gate] {
  if (gate.is !== 'missing' || !elsewhere.has(name)) return [name, gate]
  const says = 'A checkout does not tell; `/why` on the pull request does.'
  return [name, { ...gate, is: 'unknown', says }]
}

/** The snapshot of an accepted proposal, as far as files tell. */
async function snapshotIn(door: Door, path: string): Promise<Snapshot> {
  const settings = await filesIn(door, [configPath])
  const ground = { layout: layoutOf(door.paths) }
  const { config, findings } = parseConfig(settings.get(configPath), ground)
  if (findings.length > 0) {
    throw new UsageError(`\`${configPath}\` has a mistake; see \`usher config check\``)
  }
  const template = modelTemplate(door.paths, config)
  const wanted = template === undefined ? [path] : [path, template]
  const own = await filesIn(door, wanted)
  const targets = config.targets.flatMap(({ name }) => targetNamed(name) ?? [])
  const brought = await Promise.all(targets.map((target) => door.bring(target)))
  const files = new Map(brought.flatMap((one) => [...one]))
  const now = new Date()
  return {
    ...nothingOfGitHub(now),
    config,
    file: path.slice(path.lastIndexOf('/') + 1),
    template: fileIn(own, template ?? ''),
    accepted: fileIn(own, path),
    files,
  }
}

async function filesIn(door: Door, wanted: readonly string[]): Promise<Files> {
  const there = wanted.filter((path) => door.paths.includes(path))
  return await door.bring({ wants: (_, have) => there.filter((path) => !have.has(path)) })
}

function fileIn(files: Files, path: string): FileAt | undefined {
  const text = files.get(path)
  return text === undefined ? undefined : { path, text, blob: blobIdOf(text) }
}

type FromGitHub = Omit<Snapshot, 'config' | 'file' | 'template' | 'accepted' | 'files'>

function nothingOfGitHub(now: Date): FromGitHub {
  return {
    now,
    bot: { login: '', id: '', appId: '' },
    repository: {
      id: '',
      owner: '',
      name: '',
      defaultBranch: '',
      head: '',
      labels: new Set(),
      installedAt: now,
    },
    asked: undefined,
    home: undefined,
    requests: [],
    roles: new Map(),
    ownPulls: new Map(),
    runs: [],
    signals: undefined,
    intents: [],
    registrationFiles: undefined,
    image: undefined,
  }
}

/** Markdown for a comment, as a terminal shows it best. */
function plain(markdown: string): string {
  return markdown
    .replaceAll('**', '')
    .replaceAll('&#8203;', '')
    .replaceAll(/\\(?<mark>[^\w\s])/g, '$<mark>')
}

function jsonOf(standing: Standing): string {
  const { stage, vocabulary, gates, name } = standing
  const shown = {
    version: 1,
    name: name ?? null,
    stage,
    status: shownAs(vocabulary, statusOf(stage)),
    next: nextStep(standing),
    gates: [...gates.values()].map(({ name: gate, is, says, link, at }) => {
      return { name: gate, is, says, link: link ?? null, at: at?.toISOString() ?? null }
    }),
  }
  return `${JSON.stringify(shown, undefined, 2)}\n`
}
