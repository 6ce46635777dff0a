import { parseHubJson } from '../facts/hub-json.ts'
import { documentAt } from './documents.ts'
import { UsageError } from './usage-error.ts'

/** The JSON in a file. Throws a `UsageError` where there is none. */
export async function jsonAt(file: string): Promise<unknown> {
  const read = parseHubJson((await documentAt(file)).text)
  switch (read.kind) {
    case 'json':
      return read.json
    case 'pointer':
      throw new UsageError(
        `Could not read \`${file}\`: it is a Git LFS pointer; \`git lfs pull\` brings the file`,
      )
    case 'broken':
      throw new UsageError(`Could not read \`${file}\`: it is no JSON`)
  }
}
