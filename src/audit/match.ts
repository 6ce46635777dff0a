import type { Proposal } from '../proposal/proposal.ts'
import { presetNameOf } from '../targets/kaito-preset/names.ts'
import { hubNamesOf } from './asked-models.ts'
import type { Listed } from './registry.ts'

/** Which listed model a proposal asked for, how that is known, and how sure it is. */
export interface Match {
  readonly listed: Listed
  readonly by: string
  readonly confidence: 'certain' | 'likely'
}

/** Listed models by everything a proposal can name them by. */
export interface Directory {
  readonly byRevision: ReadonlyMap<string, readonly Listed[]>
  readonly byRepository: ReadonlyMap<string, readonly Listed[]>
  readonly byName: ReadonlyMap<string, readonly Listed[]>
}

/** Sorts listed models so that a thousand proposals find theirs at once. */
export function directoryOf(listed: readonly Listed[]): Directory {
  return {
    byRevision: grouped(listed, ({ revision }) => revision),
    byRepository: grouped(listed, ({ repository }) => repository?.toLowerCase()),
    byName: grouped(listed, ({ name }) => ownName(name)),
  }
}

/**
 * The listed models a proposal asks for: by revision and repository for certain; where neither
 * fits, by a name that follows from the repository or the file.
 */
export function matchesOf(proposal: Proposal, directory: Directory): readonly Match[] {
  const { stated, named } = hubNamesOf(proposal)
  const revision = proposal.model?.revision ?? ''
  const exact = [
    ...matched(directory.byRevision.get(revision), 'the same revision', 'certain'),
    ...stated.flatMap((name) =>
      matched(directory.byRepository.get(name.toLowerCase()), 'the same repository', 'certain'),
    ),
  ]
  if (exact.length > 0) return once(exact)
  const inText = named.flatMap((name) =>
    matched(
      directory.byRepository.get(name.toLowerCase()),
      'a repository named in the text',
      'likely',
    ),
  )
  if (inText.length > 0) return once(inText)
  return once([...stated.flatMap((name) => near(name, directory)), ...bySlug(proposal, directory)])
}

/** The same model under another owner, or a preset whose name follows from the repository's. */
function near(repository: string, { byName }: Directory): readonly Match[] {
  const own = ownName(repository)
  const preset = presetNameOf(repository) ?? own
  return [
    ...matched(byName.get(own), 'the same name under another owner', 'likely'),
    ...matched(byName.get(preset), 'a name that follows from the repository', 'likely'),
    ...matched(byName.get(preset.replace(/-\d{4}$/, '')), 'the name without its date', 'likely'),
  ]
}

function bySlug({ path }: Proposal, { byName }: Directory): readonly Match[] {
  const slug = /(?:^|\/)\d{8}-(?<slug>[^/]+)\.md$/.exec(path)?.groups?.slug
  return matched(byName.get(slug?.toLowerCase() ?? ''), 'the name of the file', 'likely')
}

function matched(
  listed: readonly Listed[] | undefined,
  by: string,
  confidence: Match['confidence'],
): readonly Match[] {
  return (listed ?? []).map((each) => ({ listed: each, by, confidence }))
}

/** Each listed model by the first, strongest reason. */
function once(matches: readonly Match[]): readonly Match[] {
  const first = new Map(matches.toReversed().map((match) => [match.listed, match]))
  return [...new Set(matches.map(({ listed }) => listed))].flatMap(
    (listed) => first.get(listed) ?? [],
  )
}

function grouped(
  listed: readonly Listed[],
  keyOf: (listed: Listed) => string | undefined,
): ReadonlyMap<string, readonly Listed[]> {
  const known = listed.filter((each) => keyOf(each) !== undefined)
  return Map.groupBy(known, (each) => keyOf(each) ?? '')
}

/** A name without its owner, in lower case. */
function ownName(name: string): string {
  return name.slice(name.indexOf('/') + 1).toLowerCase()
}
