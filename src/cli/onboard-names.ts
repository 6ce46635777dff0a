import { isDocumentedId } from '../targets/kluster-docs/model-id.ts'
import type { ChosenNames } from '../targets/kluster-docs/names.ts'
import type { AnyScaffoldOptions } from './onboard-options.ts'
import { UsageError } from './usage-error.ts'

/** The names somebody chose, by id. Throws a `UsageError` for what is not `org/name=…`. */
export function chosenNames({
  alias = [],
  label = [],
}: Pick<AnyScaffoldOptions, 'alias' | 'label'>): ReadonlyMap<string, ChosenNames> {
  const slugs = new Map(alias.map((one) => pairOf('--alias', one)))
  const labels = new Map(label.map((one) => pairOf('--label', one)))
  const ids = new Set([...slugs.keys(), ...labels.keys()])
  return new Map([...ids].map((id) => [id, namesOf(slugs.get(id), labels.get(id))]))
}

function namesOf(slug: string | undefined, label: string | undefined): ChosenNames {
  return { ...(slug === undefined ? {} : { slug }), ...(label === undefined ? {} : { label }) }
}

function pairOf(option: string, text: string): readonly [string, string] {
  const at = text.indexOf('=')
  const [id, name] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (isDocumentedId(id) && name !== '') return [id, name]
  throw new UsageError(`Unexpected \`${option} ${text}\`, expected \`${option} org/name=…\``)
}
