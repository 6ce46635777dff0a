import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { inProject } from '../in-project.ts'

const registered = z.object({
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
})

/** What the app asks for when it is registered, as GitHub names it. */
export interface Registration {
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>
  readonly events: readonly string[]
}

/** Reads `app.yml`, so that the app of the demo may do what a registered one may, and no more. */
export function registration(): Registration {
  const read = registered.parse(parse(readFileSync(inProject('app.yml'), 'utf8')))
  return { permissions: read.default_permissions, events: read.default_events }
}
