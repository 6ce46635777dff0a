import { models } from '../../src/cli/demo/models.ts'
import type { HubModel } from '../../src/sandbox/hub.ts'
import type { House } from './house.ts'

/** Changes what the hub has of phi-4. */
export function inHub({ sandbox }: House, change: Partial<HubModel>): void {
  const [model] = models
  if (model === undefined) throw new Error('There is no model')
  sandbox.hub.publish({ ...model, ...change })
}
