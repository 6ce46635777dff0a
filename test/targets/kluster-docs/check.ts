import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { FileSet, Files } from '../../../src/edit/files.ts'
import { klusterDocs } from '../../../src/targets/kluster-docs/kluster-docs.ts'
import { type Offer, parseOffers } from '../../../src/targets/kluster-docs/offer.ts'
import { onboard, type Wish } from '../../../src/targets/kluster-docs/onboard.ts'
import { afterwards } from '../../../src/targets/scaffold-parts.ts'
import { filesFor } from '../../support/tree.ts'

/** The documentation with slugs from ids, and the older one with short slugs and some worn places. */
export const newer: Files = filesFor(klusterDocs, 'test/fixtures/kluster-docs')
export const older: Files = filesFor(klusterDocs, 'test/fixtures/kluster-docs-2024')

export const text = 'estuary/Lapwing-2.5-12B-Instruct'
export const vision = 'estuary/Sandpiper-Vision-4B'

export const building = 'get-started/start-building'
export const realTime: string = `${building}/real-time.md`
export const batch: string = `${building}/batch.md`
export const models = 'get-started/models.md'
export const limits = '.snippets/text/get-started/rate-limit.md'
export const snippet = (run: 'real-time' | 'batch', name: string): string =>
  `.snippets/code/${building}/${run}/${name}`

const saved: unknown = JSON.parse(readFileSync('test/fixtures/kluster-models.json', 'utf8'))

/** Everything the saved list offers. */
export const listed: readonly Offer[] = parseOffers(saved)?.offers ?? []

/** One model of the list, or one made up from it. */
export function offered(id: string, changed: Partial<Offer> = {}): Offer {
  const found = listed.find((each) => each.id === id)
  if (found === undefined) throw new Error(`The list has no ${id}`)
  return { ...found, ...changed }
}

/** Brings models in, nothing chosen and nothing asked for by name but what is given. */
export function brought(
  offers: readonly Offer[],
  files: Files = newer,
  wish: Partial<Wish> = {},
): FileSet {
  return onboard({ offers, chosen: new Map(), asked: new Set(), ...wish }, files)
}

/** The tree with models brought in. */
export function withModels(offers: readonly Offer[], files: Files = newer): Files {
  return afterwards(files, brought(offers, files))
}

/** The lines a file gained, each run above the line it stands before; it must have lost none. */
export function gained(path: string, before: Files, after: Files): string {
  const old = (before.get(path) ?? '').split('\n')
  const shown: string[] = []
  let at = 0
  let isInside = false
  for (const line of (after.get(path) ?? '').split('\n')) {
    const isOld = line === old[at]
    if (isOld && isInside) shown.push(`  ${line}`)
    if (isOld) at += 1
    else shown.push(`+ ${line}`)
    isInside = !isOld
  }
  expect(at).toBe(old.length)
  return shown.join('\n')
}

/** Whether a text is another with whole lines put in: taking them out gives every byte back. */
export function isOnlyMore(before: string, after: string): boolean {
  const lines = after.split(/(?<=\n)/)
  const old = before.split(/(?<=\n)/)
  const open = old.at(-1)
  let at = 0
  for (const line of lines) {
    const isEnd = at === old.length - 1 && open !== undefined && !open.endsWith('\n')
    if (line === old[at] || (isEnd && line === `${open}\n`)) at += 1
  }
  return at === old.length
}
