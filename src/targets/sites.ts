import type { Config } from '../config/config.ts'
import type { Files } from '../edit/files.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Target } from './target.ts'
import { targetNamed } from './targets.ts'

/** Where a target of proposals is carried out. */
export interface Site {
  readonly target: Target
  readonly required: boolean
  /** Whether all its parts come in one pull request. */
  readonly together: boolean
  /** Another repository, as it is configured (`owner/name`); `undefined` for the proposal's own. */
  readonly repository: string | undefined
  /** What tells its branches from those of the targets before it in the same repository; the first there has none. */
  readonly slot: string | undefined
}

/** The sites of a repository's proposals, in the order configured; a target counts once in each repository. */
export function sitesOf(
  { targets }: Pick<Config, 'targets'>,
  own: { readonly owner: string; readonly name: string },
): readonly Site[] {
  const self = `${own.owner}/${own.name}`.toLowerCase()
  const sites: Site[] = []
  for (const { name, repository: given, required, parts } of targets) {
    const target = targetNamed(name)
    const repository = given?.toLowerCase() === self ? undefined : given
    const beside = sites.filter((site) => isSame(site.repository, repository))
    if (target === undefined || beside.some((site) => site.target === target)) continue
    const together = parts === 'together'
    const slot = beside.length === 0 ? undefined : slotOf(name)
    sites.push({ target, required, together, repository, slot })
  }
  return sites
}

/** The name of a target as a part of a branch, where git takes no colon. */
function slotOf(name: string): string {
  return name.replace(':', '-')
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase()
}

/** The slots of the further targets in one repository, by default the proposals' own. */
export function slotsOf(sites: readonly Site[], repository?: string): readonly string[] {
  return sites.flatMap((site) =>
    isSame(site.repository, repository) && site.slot !== undefined ? [site.slot] : [],
  )
}

/**
 * The site whose registration is validated and whose image is published: the first in the proposals'
 * own repository that registers models and fits it, or else the first there that fits.
 */
export function leadOf<S extends Site>(sites: readonly S[], files: Files): S | undefined {
  const here = sites.filter(({ repository, target }) => {
    return repository === undefined && target.applies(files).applies
  })
  return here.find(({ target }) => target.parts.includes('registration')) ?? here[0]
}

/** The model's name in our branches and in runs: the leading site's, or that of the first with one. */
export function modelNameOf(
  sites: readonly Site[],
  files: Files,
  proposal: Proposal,
): string | undefined {
  const lead = leadOf(sites, files)
  const names = [...(lead === undefined ? [] : [lead]), ...sites].map(({ target }) =>
    target.nameOf(proposal),
  )
  return names.find((name) => name !== undefined)
}
