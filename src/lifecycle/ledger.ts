import { z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import { type Act, actKinds, inOrder } from './act.ts'
import { parseApproval } from './approval.ts'
import { gateNames } from './gate.ts'
import { checkNames } from './names.ts'
import type { CheckRun, Home } from './snapshot.ts'

const schema = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(actKinds),
    by: z.object({ login: z.string(), id: z.string() }),
    at: z.coerce.date(),
    about: z.string(),
    gate: z.enum(gateNames).optional(),
    words: z.string().optional(),
  }),
)

const pattern = /^<!-- usher:v1 acts (?<json>\[.*\]) -->/
/** GitHub takes 65,535 characters of text; an act is at most about 700. */
const mostActs = 70

/**
 * Writes the acts as the invisible first line of the approval check's text. Only our app can write
 * there, so what is read back is believed, and it outlives our database.
 */
export function renderLedger(acts: readonly Act[]): string {
  const json = JSON.stringify(kept(acts).map(plain))
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
  return `<!-- usher:v1 acts ${json} -->`
}

/** Always in the same order, so that what is read back is written the same. */
function plain({ id, kind, by, at, about, gate, words }: Act): Act {
  const { login, id: person } = by
  return { id, kind, by: { login, id: person }, at, about, gate, words }
}

/** Reads the acts back: `parseLedger(renderLedger(acts))` is `acts`, for up to 70 of them. */
export function parseLedger(text: string): readonly Act[] {
  return parseJson(schema, pattern.exec(text)?.groups?.json) ?? []
}

/** The acts recorded on the heads of a home that are in sight, oldest first. */
export function actsOf(home: Home): readonly Act[] {
  return inOrder(approvalChecks(home).flatMap(({ text }) => parseLedger(text)))
}

/** Our approval checks on the heads in sight, of this pull request and no other with the same head. */
export function approvalChecks({ checks, number }: Home): readonly CheckRun[] {
  return checks
    .filter(({ name }) => name === checkNames.approval)
    .filter(({ externalId }) => parseApproval(externalId)?.pull === number)
}

/** Where there are too many acts, the latest of each sort stay, and the latest of all. */
function kept(acts: readonly Act[]): readonly Act[] {
  const ordered = inOrder(acts)
  if (ordered.length <= mostActs) return ordered
  const latest = new Map(ordered.map((act) => [sortOf(act), act]))
  const inForce = [...latest.values()].slice(-mostActs / 2)
  return inOrder([...inForce, ...ordered.slice(-mostActs / 2)])
}

function sortOf({ kind, by, gate }: Act): string {
  switch (kind) {
    case 'approve':
    case 'object':
      return `decision ${by.id}`
    case 'unapprove':
      return 'unapprove'
    case 'reject':
    case 'reopen':
      return 'rejection'
    case 'hold':
    case 'unhold':
      return 'hold'
    case 'attest':
    case 'waive':
    case 'retry':
      return `${kind} ${gate}`
    case 'scaffold':
    case 'vouch':
      return kind
  }
}
