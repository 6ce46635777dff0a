import { asCode } from '../diagnostics/markdown.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isComplete, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'
import { signs } from './why.ts'

/** That a target does not know the layout of its repository, and why. */
export function unfitting({ target, fits }: SiteSeen): string {
  return `${asCode(target.name)} does not know this repository: ${fits.reason}.`
}

/** What a site lacks of the model, as a fragment; where several are looked at, with the target's name. */
export function lackOf(site: SiteSeen, isOneOfSeveral: boolean): string {
  if (isOneOfSeveral) return `${asCode(site.target.name)} (${lackAt(site)})`
  return site.fits.applies ? lackAt(site) : 'no target knows this repository'
}

/** The same without the name. */
export function lackAt({ fits, inspection }: SiteSeen): string {
  if (!fits.applies) return `it does not know this repository: ${fits.reason}`
  return inspection?.missing.join('; ') ?? 'the proposal names no model that a name follows from'
}

/** The sites one by one, as rows of Markdown; where there is one, the gates say it all. */
export function renderSites(
  snapshot: Pick<Snapshot, 'config'>,
  { sites }: Pick<Standing, 'sites'>,
): readonly string[] {
  if (sites.length < 2) return []
  const rows = sites.map((site) => renderSite(site, isComplete(snapshot, site)))
  return ['', '| | target | what is there, or what is missing |', '| --- | --- | --- |', ...rows]
}

function renderSite(site: SiteSeen, isThere: boolean): string {
  const { target, required } = site
  const found = isThere ? 'The model is complete.' : `Missing: ${lackAt(site)}.`
  const says = required ? found : `${found} Nothing waits for it.`
  return `| ${isThere ? signs.held : signs.missing} | ${asCode(target.name)} | ${says} |`
}
