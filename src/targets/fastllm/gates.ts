import type { Files } from '../../edit/files.ts'
import { bodyOfFunction, literalsIn, rustCode, type Span } from '../../edit/rust-code.ts'
import { type Arm, armsOf, matchesOn } from '../../edit/rust-match.ts'
import { type Owner, ownerOf, ownersIn } from './owners.ts'
import { paths } from './tree.ts'

/** What FastLLM does with an architecture today, and the family its first gate finds. */
export interface Gated {
  readonly outcome: 'accepted' | 'rejected' | 'unchecked' | 'unmapped'
  readonly family: string | undefined
}

/** One arm of `get_family_from_architecture`: exact names, or parts of names, and the family. */
export interface FamilyArm {
  readonly arm: Arm
  readonly by: 'name' | 'part' | 'rest'
  readonly texts: readonly string[]
  readonly family: string | undefined
}

/** The arms of gate 1, in order; `undefined` where one of them has a form that is not known. */
export function familyArms(registry: string): readonly FamilyArm[] | undefined {
  const file = rustCode(registry)
  const body = bodyOfFunction(file.code, 'get_family_from_architecture')
  const match = matchesOn(file.code, 'architecture').find(
    ({ start, end }) => body !== undefined && body.start <= start && end <= body.end,
  )
  if (match === undefined) return undefined
  const arms = armsOf(file.code, match).map((arm) => read(arm, registry))
  const known = arms.flatMap((arm) => (arm === undefined ? [] : [arm]))
  return known.length === arms.length && known.at(-1)?.by === 'rest' ? known : undefined
}

function read(arm: Arm, registry: string): FamilyArm | undefined {
  const file = rustCode(registry)
  const texts = literalsIn(file, arm.patternSpan)
  const [family] = literalsIn(file, arm.body)
  const by = formOf(arm.pattern)
  const answers = file.code.slice(arm.body.start, arm.body.end).replaceAll(/[\s{}]/g, '')
  if (by === undefined || !/^(?:Some\("+\)|None)$/.test(answers)) return undefined
  return { arm, by, texts, family }
}

/** Of a masked pattern, whose literals are blank. */
function formOf(pattern: string): FamilyArm['by'] | undefined {
  if (pattern === '_') return 'rest'
  if (/^"\s*"(?: \| "\s*")*$/.test(pattern)) return 'name'
  const part = /^(?<name>\w+) if \k<name>\.contains\("\s*"\)(?: \|\| \k<name>\.contains\("\s*"\))*$/
  return part.test(pattern) ? 'part' : undefined
}

/** The family gate 1 finds: the first arm that fits, with regard to case. */
export function familyOf(arms: readonly FamilyArm[], architecture: string): string | undefined {
  const fits = ({ by, texts }: FamilyArm): boolean => {
    if (by === 'rest') return true
    if (by === 'name') return texts.includes(architecture)
    return texts.some((text) => architecture.includes(text))
  }
  return arms.find(fits)?.family
}

/** Both gates on a tree: the family by `get_family_from_architecture`, then that family's accept list. */
export function gatedIn(files: Files, architecture: string): Gated | undefined {
  const arms = familyArms(files.get(paths.registry) ?? '')
  if (arms === undefined) return undefined
  const owners = ownersIn(files)
  const family = familyOf(arms, architecture)
  if (family === undefined) return { outcome: 'unmapped', family }
  if (ownerOf(owners, architecture)?.family === family) return { outcome: 'accepted', family }
  return { outcome: isUnchecked(owners, family) ? 'unchecked' : 'rejected', family }
}

/** A family of embeddings is loaded without asking its accept list. */
function isUnchecked(owners: readonly Owner[], family: string): boolean {
  return owners.some((owner) => owner.family === family && owner.kind === 'embedding')
}

/** Where the first arm stands that goes by parts of names, above which exact names belong. */
export function firstPartArm(arms: readonly FamilyArm[]): Span | undefined {
  return arms.find(({ by }) => by !== 'name')?.arm
}
