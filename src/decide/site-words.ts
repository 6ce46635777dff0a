import { asCode } from '../diagnostics/markdown.ts'
import type { Lets } from '../lifecycle/elsewhere.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isComplete, isHidden, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'
import { signs } from './why.ts'

/** That a target does not know the layout of its repository, and why. */
export function unfitting(site: SiteSeen): string {
  return `${nameOfSite(site)} does not fit: ${lackAt(site)}.`
}

/** What a site lacks of the model, as a fragment; where several are looked at, with its name. */
export function lackOf(site: SiteSeen, isOneOfSeveral: boolean): string {
  if (isOneOfSeveral) return `${nameOfSite(site)} (${lackAt(site)})`
  return site.fits.applies ? lackAt(site) : 'no target knows this repository'
}

/** The same without the name. Of a private repository nothing is told where everyone can read it. */
function lackAt({ fits, inspection, there }: SiteSeen): string {
  if (there?.isSecret === true) return 'the model is not complete there'
  if (!fits.applies) return `it does not know the layout there, since ${fits.reason}`
  return inspection?.missing.join('; ') ?? 'the proposal names no model that a name follows from'
}

/** A target and, where it is elsewhere, its repository. */
function nameOfSite({ target, repository, there }: SiteSeen): string {
  if (repository === undefined) return asCode(target.name)
  if (there?.isSecret === true) return `${asCode(target.name)} in a private repository`
  return `${asCode(target.name)} in ${asCode(placeOf({ repository, there }))}`
}

/** What it is called now, where that is known: repositories are renamed. */
function placeOf({ repository, there }: Pick<SiteSeen, 'repository' | 'there'>): string {
  const seen = there?.seen?.repository
  return seen === undefined ? (repository ?? '') : `${seen.owner}/${seen.name}`
}

/** A pull request at a site, as a link that GitHub makes itself. */
export function nameOfPull({ repository, there }: SiteSeen, number: number): string {
  if (there?.isSecret === true) return 'our pull request in a private repository'
  return repository === undefined ? `#${number}` : `${placeOf({ repository, there })}#${number}`
}

/** Why nothing can be said of a site, and what to do; a sentence. */
export function hiddenSays(site: SiteSeen): string {
  const { there } = site
  const place = there?.isSecret === true ? 'a private repository' : asCode(placeOf(site))
  return there === undefined
    ? `${place} was not looked at; Usher does so once the proposal is merged.`
    : reasons[there.lets](place)
}

const reasons: Readonly<Record<Lets, (place: string) => string>> = {
  in: (place) => `${place} takes part.`,
  dry: (place) => `${place} runs dry: nothing is written there.`,
  'no-app': (place) =>
    `Usher cannot see ${place}: needs somebody to install it there, or to mend the name under \`targets\`.`,
  'no-permission': (place) =>
    `Usher may not work in ${place}: needs an owner to grant it \`contents\` and \`pull_requests\` to write.`,
  'no-consent': (place) =>
    `Needs a maintainer of ${place} to name this repository under \`accept-from\` in its \`.github/usher.yml\`.`,
  off: (place) => `Usher is switched off in ${place}, so nothing is written there.`,
  'too-public': (place) =>
    `This repository is private and ${place} is not, so nothing of the proposal is brought there.`,
  refused: (place) =>
    `GitHub refused what Usher wanted to write in ${place}; it tries again within the hour.`,
  unseen: (place) => `${place} cannot be seen now, so nothing is concluded from it.`,
}

/** The sites one by one, as rows of Markdown; where there is one, here, the gates say it all. */
export function renderSites(
  snapshot: Pick<Snapshot, 'config'>,
  { sites }: Pick<Standing, 'sites'>,
): readonly string[] {
  const isAlone = sites.length < 2 && sites.every(({ repository }) => repository === undefined)
  if (isAlone) return []
  const rows = sites.map((site) => renderSite(site, isComplete(snapshot, site)))
  return ['', '| | target | what is there, or what is missing |', '| --- | --- | --- |', ...rows]
}

function renderSite(site: SiteSeen, isThere: boolean): string {
  const { required } = site
  const says = [foundAt(site, isThere), ...(required ? [] : ['Nothing waits for it.'])].join(' ')
  return `| ${signOf(site, isThere)} | ${nameOfSite(site)} | ${says} |`
}

function signOf(site: SiteSeen, isThere: boolean): string {
  if (isHidden(site)) return signs.unknown
  return isThere ? signs.held : signs.missing
}

function foundAt(site: SiteSeen, isThere: boolean): string {
  if (isHidden(site)) return hiddenSays(site)
  const found = isThere ? 'The model is complete.' : `Missing: ${lackAt(site)}.`
  const { there } = site
  return there === undefined || there.lets === 'in' || isThere
    ? found
    : `${found} ${hiddenSays(site)}`
}

/** One row for each of our pull requests, here and then elsewhere. */
export function renderPulls(
  { ownPulls }: Pick<Snapshot, 'ownPulls'>,
  { sites }: Pick<Standing, 'sites'>,
): readonly string[] {
  const elsewhere = new Map(sites.map((site) => [site.there, site]))
  const rows = [
    ...[...ownPulls.values()].flatMap((own) => renderPull(own, (number) => `#${number}`)),
    ...[...elsewhere].flatMap(([there, site]) =>
      [...(there?.seen?.ownPulls.values() ?? [])].flatMap((own) =>
        renderPull(own, (number) => nameOfPull(site, number)),
      ),
    ),
  ]
  if (rows.length === 0) return []
  return ['', '| follow-up | pull request | state |', '| --- | --- | --- |', ...rows]
}

function renderPull(
  { part, slot, pull, tip }: OwnPull,
  called: (number: number) => string,
): readonly string[] {
  const what = slot === undefined ? part : `${part}, ${asCode(slot)}`
  if (pull === undefined) return []
  const isTheirs = pull.state === 'open' && tip?.ours === false
  const state = isTheirs ? 'open, with commits of a person' : pull.state
  return [`| ${what} | ${called(pull.number)} | ${state} |`]
}
