import { setTimeout } from 'node:timers/promises'
import { OutsideError } from '../reconcile/outside-error.ts'
import { modelsList } from '../sources/models-api.ts'
import { type Offers, parseOffers } from '../targets/kluster-docs/offer.ts'
import { jsonAt } from './facts-json.ts'
import { UsageError } from './usage-error.ts'

/**
 * The models of a file, or of an API at an address. Throws a `UsageError` where the file holds no list of models,
 * an `OutsideError` where the address does not give one.
 */
export async function offersAt(place: string): Promise<Offers> {
  return /^https?:\/\//i.test(place) ? await fromApi(place) : await fromFile(place)
}

async function fromFile(path: string): Promise<Offers> {
  const offers = parseOffers(await jsonAt(path))
  if (offers !== undefined) return offers
  throw new UsageError(
    `Unexpected JSON in \`${path}\`, expected a list of models as \`GET /v1/models?extended=true\` answers`,
  )
}

async function fromApi(url: string): Promise<Offers> {
  if (!URL.canParse(url)) throw new UsageError(`Unexpected address \`${url}\``)
  const { protocol, host, pathname } = new URL(url)
  const pause = async (ms: number): Promise<void> => await setTimeout(ms)
  const offers = parseOffers(await modelsList({ url, fetch, pause }))
  if (offers !== undefined) return offers
  const said = `Could not ask ${protocol}//${host}${pathname} for its models: its answer is no list of models`
  throw new OutsideError(said, { retryable: false })
}
