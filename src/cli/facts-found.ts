import { factsOf } from '../facts/facts-of.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { hubFacts } from '../sources/hub-facts.ts'
import { askedOf } from './facts-asked.ts'
import { sourcesIn } from './facts-folder.ts'
import { jsonAt } from './facts-json.ts'

/** Where `usher facts` takes facts from. */
export interface FactsFrom {
  readonly revision?: string
  readonly hub?: string
  readonly config?: string
  readonly offlineDir?: string
}

/** Facts, with what the outside did not answer; or why there are none. */
export type FactsFound =
  | { readonly kind: 'facts'; readonly facts: ModelFacts; readonly trouble: readonly string[] }
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly newest: ModelFacts | undefined
    }

/** Facts about a model from a folder, else from the Hub, saying on a terminal that it is asked. Throws an `OutsideError`. */
export async function findFacts(id: string, from: FactsFrom): Promise<FactsFound> {
  const config = from.config === undefined ? undefined : await jsonAt(from.config)
  if (from.offlineDir !== undefined) {
    const sources = await sourcesIn(from.offlineDir, id)
    const facts = factsOf(config === undefined ? sources : { ...sources, config })
    return { kind: 'facts', facts, trouble: [] }
  }
  const asked = askedOf(id, from)
  const done = waiting(`Asking ${new URL(asked.baseUrl).host} about ${id} …`)
  try {
    return await hubFacts(asked, config)
  } finally {
    done()
  }
}

function waiting(message: string): () => void {
  const { stderr } = process
  if (!stderr.isTTY) return () => undefined
  stderr.write(message)
  return () => void stderr.write('\r\u001b[K')
}
