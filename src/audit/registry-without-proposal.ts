import type { Check, Found } from './check.ts'
import type { Picture } from './picture.ts'
import { at, commitEvidence } from './places.ts'
import type { Listed } from './registry.ts'

/** A model nobody proposed. Nothing is invented for it. */
export const registryWithoutProposal: Check = {
  kind: 'registry-without-proposal',
  summary: 'every model of the registry was proposed',
  severity: 'warning',
  why: 'Nobody can read why the model is here, under which licence, and who asked for it.',
  todo: 'Draft a proposal with `usher new`, or leave it: the model works all the same.',
  check: (picture) => {
    const claimed = new Set(picture.subjects.flatMap(({ matches }) => matches.map(keyOf)))
    return current(picture)
      .filter((listed) => !listed.deprecated && !claimed.has(keyOf({ listed })))
      .map((listed) => foundOf(picture, listed))
  },
}

/** The list of the present era; a preset only code knows is part of it. */
function current({ registry }: Picture): readonly Listed[] {
  const from = registry.era === 'catalog' ? ['catalog'] : ['registry', 'code']
  return registry.listed.filter((listed) => from.includes(listed.from))
}

function keyOf({ listed }: { readonly listed: Listed }): string {
  return `${listed.place.path}:${listed.name}`
}

function foundOf({ tree }: Picture, listed: Listed): Found {
  const { name, repository, place } = listed
  const commit = tree.history?.lines.get(place.path)?.[place.line - 1]
  return {
    proposal: null,
    message: `unexpected model \`${name}\` without a proposal`,
    evidence: [
      { what: `\`${name}\` is listed, and no proposal names it`, where: at(place) },
      ...(commit === undefined ? [] : [commitEvidence('the line was written', commit)]),
    ],
    fix: `draft one with \`usher new ${repository ?? 'ORG/NAME'}\`, if one is wanted`,
    place,
    day: commit?.day,
    who: 'maintainer',
  }
}
