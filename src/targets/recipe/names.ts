import { isModelId } from '../../facts/model-id.ts'

/** The forms of a model's name; without an organisation where only the name is known. */
export interface NameForms {
  readonly id: string | undefined
  readonly org: string | undefined
  readonly name: string | undefined
  readonly slug: string
  readonly kebab: string
  readonly snake: string
  readonly pascal: string
}

const slugs = /^[a-z0-9](?:[a-z0-9._-]{0,94}[a-z0-9])?$/

/**
 * The forms of `org/name`, or of a name alone as a tree tells it: `llama-3.1-8b`, `llama-3-1-8b`,
 * `llama_3_1_8b`, `Llama3_1_8b`. `undefined` where it is unsafe in a path or a branch.
 */
export function formsOf(asked: string): NameForms | undefined {
  const isId = isModelId(asked)
  const own = isId ? asked.slice(asked.indexOf('/') + 1) : asked
  const org = isId ? asked.slice(0, asked.indexOf('/')) : undefined
  const slug = own.toLowerCase()
  const isSafe = slugs.test(slug) && !slug.includes('..') && !/\.(?:lock|git)$/.test(slug)
  if (!isSafe || /\.(?:lock|git)$/i.test(org ?? '')) return undefined
  return { ...(isId ? { id: asked, org, name: own } : nameless), slug, ...identifiers(slug) }
}

const nameless = { id: undefined, org: undefined, name: undefined }

function identifiers(slug: string): Pick<NameForms, 'kebab' | 'snake' | 'pascal'> {
  return { kebab: kebabOf(slug), snake: snakeOf(slug), pascal: pascalOf(slug) }
}

/** Lower-case words with `-` between them. */
export function kebabOf(text: string): string {
  return wordsOf(text).join('-')
}

/** Lower-case words with `_` between them. */
export function snakeOf(text: string): string {
  return wordsOf(text).join('_')
}

/** Words with a capital each; digits of two words never run together. */
export function pascalOf(text: string): string {
  return wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-')
    .replaceAll(/(?<=\d)-(?=\d)/g, '_')
    .replaceAll('-', '')
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}
