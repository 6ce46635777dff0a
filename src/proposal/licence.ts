/** What a licence lets maintainers do with the weights; `unknown` where nothing certain is known. */
export type LicenceClass = 'hostable' | 'review' | 'restricted' | 'unknown'

const hostable: readonly RegExp[] = [
  /^mit(?: licen[cs]e)?$/,
  /^apache(?: licen[cs]e)?[ -]?2(?:\.0)?$/,
  /^apache licen[cs]e,? version 2\.0$/,
]

const review =
  /^(?:bsd(?:-[23]-clause(?:-clear)?)?|isc|zlib|unlicense|cc0-1\.0|ncsa|postgresql|bsl-1\.0|afl-3\.0|artistic-2\.0|ms-pl|wtfpl|pddl|cdla-(?:permissive-[12]\.0|sharing-1\.0)|cc-by-(?:2\.0|2\.5|3\.0|4\.0)|cc-by-sa-\S+|odc-by|odbl|openmdw-1\.[01]|[al]?gpl\S*|mpl-2\.0|epl-\S+|eupl-\S+|osl-3\.0)$/

const restricted =
  /^(?:openrail(?:\+\+)?|bigscience-\S+|creativeml-openrail-m|bigcode-openrail-m|llama ?[234](?:\.\d)?|gemma|grok2-community|cc-by-n[cd]\S*|apple-amlr|fair-noncommercial-research-license|intel-research|h-research|deepfloyd-if-license)$/

/**
 * The class of a licence as a proposal or the model hub names it.
 *
 * Only Apache-2.0 and MIT are `hostable`, as KAITO's process says: their images may be built and hosted
 * for everyone. The other two classes hold Hugging Face's identifiers only; `review` is a maintainer's
 * decision and `restricted` allows no public image. Any other text is `unknown`, `modified-mit` included.
 */
export function licenceClassOf(licence: string | null): LicenceClass {
  const name = plain(licence ?? '')
  if (hostable.some((pattern) => pattern.test(name))) return 'hostable'
  if (review.test(name)) return 'review'
  return restricted.test(name) ? 'restricted' : 'unknown'
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[`*_"']/g, '')
    .replace(/^the /, '')
    .replace(/ licen[cs]e$/, '')
    .replace(/\.$/, '')
    .trim()
}
