import type { HeardRequest, Home, Person, Review, Snapshot } from '../../src/lifecycle/snapshot.ts'
import type { Case } from '../tables/table.ts'
import { phi4 } from './phi4.ts'
import { settle } from './settle.ts'
import {
  ada,
  commentBy,
  fileAt,
  homeOf,
  labelEvent,
  minutesLater,
  proposal,
  rin,
  snapshotOf,
} from './snapshot.ts'
import { kaito } from './tree.ts'

const label = 'proposal: approved'
const misspelt = fileAt(phi4.path, phi4.text.replace('status: provisional', 'status: Provisional'))

/** Who asks in the matrix. */
function askerOf({ role }: Case): Person {
  return { login: 'kim', id: '4', type: role === 'bot' ? 'Bot' : 'User' }
}

/** The world before somebody asks: at rest, and such that what is asked makes sense there. */
const worlds = new Map<string, Snapshot>()

export function worldBefore(request: Case): Snapshot {
  const { way, what, theirs, state, branch, role } = request
  const key = [way, what, theirs, state, branch, role === 'bot'].join()
  const world = worlds.get(key) ?? newWorld(request)
  worlds.set(key, world)
  return world
}

function newWorld(request: Case): Snapshot {
  const kim = askerOf(request)
  const { config } = snapshotOf()
  const approvals = { count: 1, own: request.theirs === 'may-approve' }
  const home = homeOf({
    author: request.theirs === 'no' ? rin : kim,
    branch: { name: 'add-phi-4', inRepository: request.branch === 'here' },
    comments: whatWasSaid(request).map(([by, body]) =>
      commentBy(by, body, { at: minutesLater(5) }),
    ),
  })
  const { after } = settle(
    snapshotOf({
      config: { ...config, approvals },
      asked: request.what === 'fix' ? misspelt : proposal,
      home,
      roles: new Map([
        ['ada', 'maintain'],
        ['kim', 'maintain'],
      ]),
    }),
  )
  return settle(moved(after, request)).after
}

/** Something has to be there to be taken back. */
function whatWasSaid(request: Case): readonly (readonly [Person, string])[] {
  const kim = askerOf(request)
  if (request.way === 'review' && request.what === 'object') return [[kim, '/approve']]
  if (request.what === 'unapprove') return [[ada, '/approve']]
  if (request.what === 'reopen') return [[ada, '/reject no']]
  return request.what === 'unhold' ? [[ada, '/hold wait']] : []
}

function moved(snapshot: Snapshot, { state }: Case): Snapshot {
  const { home, asked } = snapshot
  if (home === undefined) throw new Error('There is no home')
  if (state === 'merged') {
    const files = new Map([...kaito, [phi4.path, phi4.text]])
    const merged = { ...home, state: 'merged', mergedAt: minutesLater(8) } as const
    return { ...snapshot, accepted: asked, asked: undefined, files, home: merged }
  }
  if (state === 'closed') return { ...snapshot, home: { ...home, state: 'closed' } }
  return { ...snapshot, home: { ...home, draft: state === 'draft', locked: state === 'locked' } }
}

/** The same world once it was asked. */
export function worldAsked(request: Case): Snapshot {
  const world = worldBefore(request)
  const roles = new Map([...world.roles, ['kim', roleOf(request)] as const])
  const { home } = world
  if (home === undefined) throw new Error('There is no home')
  const heard = heardOf(request, home)
  return { ...world, roles, requests: heard, home: askedAt(request, home) }
}

function roleOf({ role = 'none' }: Case): string {
  return role === 'bot' ? 'admin' : role
}

const words = new Map([
  ['reject', '/reject the licence forbids it'],
  ['hold', '/hold wait for the runtime'],
  ['retry', '/retry validated'],
  ['attest', '/attest validated https://ci.example.org/7'],
  ['waive', '/waive published it is built at run time'],
])

function askedAt(request: Case, home: Home): Home {
  const kim = askerOf(request)
  const { way = '', what = '' } = request
  const at = minutesLater(25)
  switch (way) {
    case 'command': {
      const comment = commentBy(kim, words.get(what) ?? `/${what}`, { at, id: '4711' })
      return { ...home, comments: [...home.comments, comment] }
    }
    case 'review':
      return { ...home, reviews: [reviewOf(request, home)] }
    case 'label': {
      const on = what === 'approve'
      const others = [...home.labels].filter((one) => one !== label)
      const event = labelEvent(kim, on, { at })
      return { ...home, labels: new Set(on ? [...others, label] : others), labelEvents: [event] }
    }
    default:
      return home
  }
}

function reviewOf(request: Case, { head }: Home): Review {
  const state = request.what === 'approve' ? 'approved' : 'changes-requested'
  const by = askerOf(request)
  return { id: '31', by, state, commit: head, at: minutesLater(25), body: '' }
}

/** A click cannot be read back, and neither can the head a label was put on at. */
function heardOf({ way, what }: Case, { head }: Home): readonly HeardRequest[] {
  const said = { id: 'heard-1', actor: 'kim', at: minutesLater(25), head }
  if (way === 'button') return [{ ...said, kind: `click:${what}` }]
  return way === 'label' && what === 'approve' ? [{ ...said, kind: `label:on:${label}` }] : []
}
