import { expect, test } from 'vitest'
import { asked, audit } from '../../src/audit/audit.ts'
import { checks } from '../../src/audit/checks.ts'
import { driftKinds } from '../../src/audit/drift.ts'
import { auditTree, cleanTree, indexPath } from '../support/audited.ts'
import { planted, plantedTree } from './planted.ts'

test('nothing drifts in a clean tree', () => {
  const { drift, notes, proposals } = audit(auditTree(cleanTree))

  expect(drift).toEqual([])
  expect(notes).toEqual([])
  expect(proposals).toBe(4)
})

test('one planted instance of every kind is found, and nothing else', () => {
  const { drift } = audit(plantedTree)
  const found = drift.map(({ kind, proposal }) => `${kind} ${proposal}`)

  expect(found.toSorted()).toEqual(planted.map(([kind, file]) => `${kind} ${file}`).toSorted())
  expect(new Set(planted.map(([kind]) => kind))).toEqual(new Set(driftKinds))
})

test('every kind has one check', () => {
  expect(checks.map(({ kind }) => kind).toSorted()).toEqual([...driftKinds].toSorted())
})

test('every drift has evidence with a place, and says what to do', () => {
  for (const { kind, evidence, fix, place } of audit(plantedTree).drift) {
    expect(evidence.length, kind).toBeGreaterThan(0)
    expect(
      evidence.every(({ what, where }) => what !== '' && where !== ''),
      kind,
    ).toBe(true)
    expect(fix, kind).not.toBe('')
    expect(plantedTree.files.has(place.path), kind).toBe(true)
  }
})

test('only what was asked for is told', () => {
  const { drift } = audit(plantedTree)
  const kinds = asked(drift, { kinds: ['stale', 'index-missing'], since: undefined })
  const recent = asked(drift, { kinds: ['stale', 'last-updated-behind'], since: '2026-05-20' })

  expect(kinds.map(({ kind }) => kind)).toEqual(['index-missing', 'stale'])
  expect(recent.map(({ kind }) => kind)).toEqual(['last-updated-behind'])
})

test('a tree without registry and page says what it could not compare', () => {
  const documents = [...cleanTree].filter(([path]) => path.startsWith('docs/'))

  expect(audit(auditTree(new Map(documents))).notes).toEqual([
    'No registry of models was found, so no status is compared with evidence.',
    `There is no index page \`${indexPath}\`.`,
  ])
})
