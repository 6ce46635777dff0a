import type { ModelFacts } from '../../facts/model-facts.ts'
import { type LicenceClass, licenceClassOf } from '../../proposal/licence.ts'
import type { Model } from '../../proposal/proposal.ts'

/** The class of a licence, and a note where two sources disagree about it. */
export interface LicenceFor {
  readonly licence: LicenceClass
  readonly licenceNote: string | undefined
}

/** From the most to the least that is allowed; what is unknown is not taken for allowed. */
const classes: readonly LicenceClass[] = ['hostable', 'review', 'unknown', 'restricted']

/** The class by the proposal and by the model's page; where they differ, the one that allows less. */
export function licenceFor({ licence }: Model, facts: ModelFacts | undefined): LicenceFor {
  const claimed = licenceClassOf(licence)
  const seen = facts === undefined || facts.licence === null ? undefined : facts.licenceClass
  if (seen === undefined || seen === claimed) return { licence: claimed, licenceNote: undefined }
  if (licence === null) return { licence: seen, licenceNote: undefined }
  const careful = classes[Math.max(classes.indexOf(claimed), classes.indexOf(seen))] ?? 'unknown'
  return {
    licence: careful,
    licenceNote: `Licence: the class of the proposal's is ${claimed}, that of the model's page is ${seen}; the more careful one is used.`,
  }
}
