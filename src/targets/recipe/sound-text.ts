import { parseAllDocuments } from 'yaml'

/** What is wrong with a text by the ending of its path; `undefined` where nothing is, or nobody can say. */
export function textRefusal(path: string, text: string): string | undefined {
  if (/\.json$/i.test(path)) return isJson(text) ? undefined : 'what comes out is no JSON'
  if (/\.ya?ml$/i.test(path)) return isYaml(text) ? undefined : 'what comes out is no YAML'
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The reader runs out of stack on brackets in brackets in brackets. */
function isYaml(text: string): boolean {
  try {
    const documents = parseAllDocuments(text)
    return [...documents].every(({ errors }) => errors.length === 0)
  } catch {
    return false
  }
}
