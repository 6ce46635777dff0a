import type { Brief } from '../target.ts'
import { configValues } from './config-values.ts'
import { factValues } from './fact-values.ts'
import type { NameForms } from './names.ts'
import { proposalValues } from './proposal-values.ts'
import { tidied } from './tidied.ts'
import type { Value, ValueSpec } from './value.ts'

/** Values by their dotted names; what is not known is not there. */
export type Values = ReadonlyMap<string, Value>

const nameValues: readonly ValueSpec<NameForms>[] = [
  { name: 'model.id', summary: 'The model on Hugging Face, `org/name`.', of: ({ id }) => id },
  { name: 'model.org', summary: 'Its organisation.', of: ({ org }) => org },
  { name: 'model.name', summary: 'Its own name, as the Hub spells it.', of: ({ name }) => name },
  {
    name: 'model.url',
    summary: 'Its page; write it with `url`.',
    of: ({ id }) => (id === undefined ? undefined : `https://huggingface.co/${id}`),
  },
  { name: 'model.slug', summary: 'Its own name in small letters.', of: ({ slug }) => slug },
  { name: 'model.kebab', summary: 'The same in words with `-`.', of: ({ kebab }) => kebab },
  { name: 'model.snake', summary: 'The same in words with `_`.', of: ({ snake }) => snake },
  { name: 'model.pascal', summary: 'The same in words with capitals.', of: ({ pascal }) => pascal },
]

/** Every value there is under a name of its own, in the order of the documentation; `config.…` has any key. */
export const valueSpecs: readonly Pick<ValueSpec<never>, 'name' | 'summary' | 'isList'>[] = [
  ...nameValues,
  ...proposalValues,
  ...factValues,
]

/** What the name of a model alone tells. */
export function valuesOfName(forms: NameForms): Values {
  return valuesFrom(nameValues, forms)
}

/** Everything a brief tells. */
export function valuesOf(forms: NameForms, { proposal, facts, config }: Brief): Values {
  return new Map([
    ...valuesOfName(forms),
    ...valuesFrom(proposalValues, proposal),
    ...(facts === undefined ? [] : valuesFrom(factValues, facts)),
    ...configValues(config),
  ])
}

function valuesFrom<Source>(specs: readonly ValueSpec<Source>[], source: Source): Values {
  return new Map(
    specs.flatMap(({ name, of }) => {
      const value = tidied(of(source))
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}
