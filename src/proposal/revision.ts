import { addressesIn } from './repository.ts'

const commit = /(?<![0-9a-z])[0-9a-f]{40}(?![0-9a-z])/gi

/** The full commit a `Version` cell names: of a link's target before its text; `null` where there is none or several. */
export function revisionOf(markdown: string): string | null {
  const inAddresses = commitsIn(addressesIn(markdown).join(' '))
  const commits = inAddresses.length > 0 ? inAddresses : commitsIn(markdown)
  return commits.length === 1 ? (commits[0] ?? null) : null
}

function commitsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(commit)].map((match) => match[0].toLowerCase()))]
}
