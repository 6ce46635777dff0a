import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asked, audit } from '../../src/audit/audit.ts'
import { driftKinds } from '../../src/audit/drift.ts'
import { fixed } from '../../src/audit/fix.ts'
import type { AuditTree } from '../../src/audit/tree.ts'
import { anyTree } from '../support/any-tree.ts'
import {
  auditTree,
  changed,
  cleanFiles,
  cleanTree,
  folder,
  registryPath,
} from '../support/audited.ts'
import { plantedTree } from './planted.ts'

const everything = { kinds: [], since: undefined }

/** What differs between two trees, line by line, sorted by file. */
function changes(before: AuditTree, after: AuditTree): string {
  const files = [...after.files].filter(([path, text]) => text !== before.files.get(path))
  return files
    .flatMap(([path, text]) => {
      const old = (before.files.get(path) ?? '').split('\n')
      const now = text.split('\n')
      return [
        path,
        ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
        ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
      ]
    })
    .join('\n')
}

test('what is certain is repaired, line by line, and what is not stays', () => {
  const { tree, repaired } = fixed(plantedTree, everything)

  expect(repaired.map(({ kind }) => kind)).toEqual([
    'status-behind-evidence',
    'index-disagrees',
    'index-missing',
    'unreadable',
    'last-updated-behind',
  ])
  expect(changes(plantedTree, tree)).toMatchInlineSnapshot(`
    "website/docs/proposals.md
    + - [heron-3b](../../docs/proposals/20260502-heron-3b.md)
    docs/proposals/20260504-falcon-7b.md
    - last-updated: 2026-05-04
    - status: provisional
    - - [ ] MM/DD/YYYY: Complete model support.
    + last-updated: 2026-06-01
    + status: integrated
    + - [x] 06/01/2026: Complete model support.
    docs/proposals/20260506-perch.md
    - creation-date: \`2026-05-06\`
    + creation-date: 2026-05-06
    docs/proposals/20260508-robin-4b.md
    - last-updated: 2026-05-04
    + last-updated: 2026-05-20"
  `)
  expect(audit(tree).drift.map(({ kind }) => kind)).toMatchInlineSnapshot(`
    [
      "status-ahead-of-evidence",
      "index-dangling",
      "unknown-status",
      "model-gone",
      "history-disagrees",
      "revision-drift",
      "registry-without-proposal",
      "missing-e2e",
      "stale",
    ]
  `)
})

test('only the kinds that were asked for are repaired', () => {
  const { tree } = fixed(plantedTree, { kinds: ['index-missing'], since: undefined })

  expect(changes(plantedTree, tree)).toMatchInlineSnapshot(`
    "website/docs/proposals.md
    + - [heron-3b](../../docs/proposals/20260502-heron-3b.md)"
  `)
})

test('after a repair only what is uncertain remains, and a second repair changes nothing', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const once = fixed(tree, everything)
      const left = audit(once.tree).drift

      expect(left.filter(({ repairs }) => repairs.length > 0)).toEqual([])
      expect(fixed(once.tree, everything).tree.files).toEqual(once.tree.files)
    }),
    { numRuns: 40 },
  )
})

test('a repair of one kind leaves nothing certain of that kind', () => {
  fc.assert(
    fc.property(anyTree, fc.constantFrom(...driftKinds), (tree, kind) => {
      const wish = { kinds: [kind], since: undefined }
      const left = asked(audit(fixed(tree, wish).tree).drift, wish)

      expect(left.filter(({ repairs }) => repairs.length > 0)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a repair invents no evidence: no status moves ahead, and none moves back', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const before = audit(tree).drift.filter(({ kind }) => kind === 'status-ahead-of-evidence')
      const { drift } = audit(fixed(tree, everything).tree)
      const after = drift.filter(({ kind }) => kind === 'status-ahead-of-evidence')

      expect(after.map(({ proposal }) => proposal)).toEqual(before.map(({ proposal }) => proposal))
    }),
    { numRuns: 15 },
  )
})

test('a regression in the code moves no status back', () => {
  const path = `${folder}/${cleanFiles.falcon}`
  const tree = auditTree(
    changed(cleanTree, registryPath, ['- name: falcon-7b\n', '- name: falcon-x\n']),
  )
  const { tree: after, repaired } = fixed(tree, everything)

  expect(repaired).toEqual([])
  expect(after.files.get(path)).toBe(cleanTree.get(path))
})
