import { parseDocument } from 'yaml'
import { z } from 'zod'

/** One entry of the catalogue, as far as anything here asks. */
export interface CatalogEntry {
  /** `org/name`, in the spelling of the catalogue. */
  readonly name: string
  readonly licence: string | undefined
}

const root = z.object({ models: z.array(z.unknown()) })
const entry = z.object({
  name: z.string(),
  license: z.string().optional().catch(undefined),
})

/** The entries in order; none where the text is no YAML. Every scalar is read as text. */
export function parseCatalog(source: string): readonly CatalogEntry[] {
  const document = parseDocument(source, { schema: 'failsafe' })
  if (document.errors.length > 0) return []
  const { data } = root.safeParse(plainOf(document))
  return (data?.models ?? []).flatMap((each) => {
    const found = entry.safeParse(each).data
    return found === undefined ? [] : [{ name: found.name, licence: found.license }]
  })
}

/** Aliases that multiply without end make the reader throw; such a file holds no entries. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** The entry of a model; names are compared without regard to case, as KAITO does. */
export function entryNamed(
  entries: readonly CatalogEntry[],
  name: string,
): CatalogEntry | undefined {
  return entries.find((one) => one.name.toLowerCase() === name.toLowerCase())
}
