import { type ZodType, z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import { type GateName, gateNames } from './gate.ts'
import { type Stage, stages } from './stage.ts'

/** Who something waits for. `ci` is a workflow or a registry, `usher` ourselves. */
export const actors = ['author', 'maintainer', 'ci', 'usher', 'nobody'] as const
export type Actor = (typeof actors)[number]

/** Whose turn it is, at which gate, and since when. */
export interface Turn {
  readonly who: Actor
  readonly gate?: GateName | undefined
  readonly since: Date
}

/** One thing that speaks for or against a gate. `what` is Markdown that is already safe. */
export interface CardEvidence {
  readonly says: 'for' | 'against' | 'pending' | 'unknown'
  readonly what: string
  readonly link?: string | undefined
  readonly at?: Date | undefined
}

/** A gate as it stood. `says` is Markdown that is already safe. */
export interface CardGate {
  readonly name: GateName
  readonly is: 'held' | 'missing' | 'failed' | 'waived' | 'not-required' | 'unknown'
  readonly says: string
  readonly link?: string | undefined
  readonly at?: Date | undefined
  readonly evidence: readonly CardEvidence[]
}

/** A finding without its edit: text from the proposal stands in it as it was written. */
export interface CardFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly help: string
  readonly line: number
}

/** One of our own pull requests. */
export interface CardPull {
  readonly part: 'registration' | 'status' | 'preset' | 'e2e'
  readonly number: number
  readonly state: 'open' | 'closed' | 'merged'
  readonly title: string
}

/**
 * What the board shows of one proposal: a small record that each look at it leaves behind. Nothing
 * is decided by it, and what is lost of it is made again by the next look. Texts in it are hostile
 * unless said otherwise.
 */
export interface Card {
  /** The repository's id. */
  readonly repository: string
  readonly file: string
  readonly path: string
  readonly title: string
  readonly model?: string | undefined
  readonly author?: string | undefined
  readonly home?:
    | {
        readonly number: number
        readonly state: 'open' | 'closed' | 'merged'
        readonly openedAt?: Date | undefined
      }
    | undefined
  /** The word of the status line, as the evidence supports it. */
  readonly status: string
  readonly stage: Stage
  /** The stages a proposal passes in this repository. */
  readonly stages: readonly Stage[]
  /** How it ended before its path did, in a word. */
  readonly ending?: string | undefined
  /** Since when it is at this stage, or ended. */
  readonly since: Date
  readonly turn: Turn
  /** What is to be done next and by whom: Markdown that is already safe. */
  readonly next: string
  /** Where the status line and the evidence do not agree: the same. */
  readonly remarks: readonly string[]
  readonly gates: readonly CardGate[]
  readonly findings: readonly CardFinding[]
  readonly pulls: readonly CardPull[]
  /** The last act that was recorded for it. */
  readonly lastAct?: string | undefined
  /** When the look was that left this behind. */
  readonly seenAt: Date
}

const date = z.coerce.date()

const gate = z.object({
  name: z.enum(gateNames),
  is: z.enum(['held', 'missing', 'failed', 'waived', 'not-required', 'unknown']),
  says: z.string(),
  link: z.string().optional(),
  at: date.optional(),
  evidence: z.array(
    z.object({
      says: z.enum(['for', 'against', 'pending', 'unknown']),
      what: z.string(),
      link: z.string().optional(),
      at: date.optional(),
    }),
  ),
})

const schema: ZodType<Card> = z.object({
  repository: z.string(),
  file: z.string(),
  path: z.string(),
  title: z.string(),
  model: z.string().optional(),
  author: z.string().optional(),
  home: z
    .object({
      number: z.number(),
      state: z.enum(['open', 'closed', 'merged']),
      openedAt: date.optional(),
    })
    .optional(),
  status: z.string(),
  stage: z.enum(stages),
  stages: z.array(z.enum(stages)),
  ending: z.string().optional(),
  since: date,
  turn: z.object({ who: z.enum(actors), gate: z.enum(gateNames).optional(), since: date }),
  next: z.string(),
  remarks: z.array(z.string()),
  gates: z.array(gate),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      help: z.string(),
      line: z.number(),
    }),
  ),
  pulls: z.array(
    z.object({
      part: z.enum(['registration', 'status', 'preset', 'e2e']),
      number: z.number(),
      state: z.enum(['open', 'closed', 'merged']),
      title: z.string(),
    }),
  ),
  lastAct: z.string().optional(),
  seenAt: date,
})

/** Writes a card down: `parseCard(renderCard(card))` is `card`. */
export function renderCard(card: Card): string {
  return JSON.stringify(card)
}

/** Reads a card back; `undefined` for one of another version, which the next look replaces. */
export function parseCard(text: string): Card | undefined {
  return parseJson(schema, text)
}
