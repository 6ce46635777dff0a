import { createHash } from 'node:crypto'
import { defaultConfig } from '../../src/config/config.ts'
import type {
  Comment,
  FileAt,
  Home,
  LabelEvent,
  Person,
  Snapshot,
} from '../../src/lifecycle/snapshot.ts'
import { phi4 } from './phi4.ts'
import { kaito } from './tree.ts'

export const bot: Person = { login: 'usher[bot]', id: '900', type: 'Bot' }
export const rin: Person = { login: 'rin', id: '1', type: 'User' }
export const ada: Person = { login: 'ada', id: '2', type: 'User' }
export const mallory: Person = { login: 'mallory', id: '3', type: 'User' }

/** Roles in the world of the tests: ada maintains, nobody else has a right. */
export const roles: ReadonlyMap<string, string> = new Map([
  ['rin', 'read'],
  ['ada', 'maintain'],
  ['mallory', 'read'],
])

export const start: Date = new Date('2026-01-05T09:00:00Z')

export function minutesLater(minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000)
}

/** Git's id of a text. */
export function blobOf(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** A file at a path, with its blob. */
export function fileAt(path: string, text: string): FileAt {
  return { path, text, blob: blobOf(text) }
}

export const proposal: FileAt = fileAt(phi4.path, phi4.text)
const templatePath = 'docs/proposals/YYYYMMDD-model-template.md'
const template = fileAt(templatePath, kaito.get(templatePath) ?? '')

/** An open home by rin whose head GitHub saw at the start. */
export function homeOf(given: Partial<Home> = {}): Home {
  return {
    number: 1,
    state: 'open',
    draft: false,
    locked: false,
    author: rin,
    head: 'a'.repeat(40),
    branch: { name: 'add-phi-4', inRepository: false },
    headSeen: start,
    mergedAt: undefined,
    files: [{ path: phi4.path, change: 'added' }],
    labels: new Set(),
    labelEvents: [],
    comments: [],
    reviews: [],
    checks: [],
    ...given,
  }
}

/** A repository like KAITO in 2025 with phi-4 asked for in an open pull request. */
export function snapshotOf(given: Partial<Snapshot> = {}): Snapshot {
  return {
    now: minutesLater(30),
    bot: { login: bot.login, id: bot.id, appId: '77' },
    repository: {
      id: '5',
      owner: 'kaito-project',
      name: 'kaito',
      defaultBranch: 'main',
      head: 'd'.repeat(40),
      labels: new Set(),
      installedAt: new Date('2026-01-01T00:00:00Z'),
    },
    config: defaultConfig,
    file: phi4.file,
    template,
    accepted: undefined,
    asked: proposal,
    home: homeOf(),
    requests: [],
    roles,
    ownPulls: new Map(),
    runs: [],
    signals: [],
    intents: [],
    files: kaito,
    registrationFiles: undefined,
    image: undefined,
    ...given,
  }
}

let comments = 100

/** A comment by somebody, ten minutes after the start unless said otherwise. */
export function commentBy(by: Person, body: string, given: Partial<Comment> = {}): Comment {
  return {
    id: String(comments++),
    by,
    body,
    at: minutesLater(10),
    edited: false,
    ours: new Set(),
    ...given,
  }
}

/** A label put on or taken off by somebody, ten minutes after the start. */
export function labelEvent(by: Person, on: boolean, given: Partial<LabelEvent> = {}): LabelEvent {
  const label = 'proposal: approved'
  return { id: `LE_${by.login}_${on}`, label, on, by, at: minutesLater(10), ...given }
}
