import type { Config, Part } from '../config/config.ts'
import type { SiteSeen } from './sites.ts'

/** The parts that travel in one pull request, first and last; several where they are to come together. */
export interface Travel {
  readonly from: Part
  readonly until: Part
}

const order: readonly Part[] = ['registration', 'preset', 'e2e']

/** What travels in the pull request of a part at a site; `undefined` where it travels in another one's. */
export function travelOf(
  { followUps }: Pick<Config, 'followUps'>,
  site: SiteSeen,
  part: Part,
): Travel | undefined {
  const { target } = site
  if (!target.parts.includes(part)) return undefined
  const apart = { from: part, until: part }
  const joined = joinedParts(followUps.together, site).filter((one) => target.parts.includes(one))
  if (!joined.includes(part)) return apart
  const [first] = joined
  const last = joined.at(-1)
  if (first === undefined || last === undefined || first !== part) return undefined
  return { from: first, until: last }
}

/** The parts of a travel, in order. */
export function partsIn({ from, until }: Travel, parts: readonly Part[]): readonly Part[] {
  const meant = order.slice(order.indexOf(from), order.indexOf(until) + 1)
  return meant.filter((part) => parts.includes(part))
}

/** Those that come together, without what is there already: a later one does not wait for what is over. */
function joinedParts(isTogether: boolean, { together, inspection }: SiteSeen): readonly Part[] {
  if (!together && !isTogether) return []
  if (inspection?.complete === true) return ['e2e']
  const isRegistered = inspection?.registered === true
  return together && !isRegistered ? order : order.slice(1)
}
