import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Files } from '../../src/edit/files.ts'
import { afterwards, scaffoldParts } from '../../src/targets/scaffold-parts.ts'
import type { Brief, Target } from '../../src/targets/target.ts'
import { targetNames } from '../../src/targets/targets.ts'
import { miniatureFiles, miniatures, targetOf } from '../support/miniatures.ts'

/** The ways a repository may write the same lines. */
const ways: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['without final line endings', (text) => text.replace(/\n$/, '')],
]

const all = (target: Target, brief: Brief, files: Files) =>
  scaffoldParts(target, target.parts, { brief, files })

const written = (files: Files, way: (text: string) => string): Files =>
  new Map([...files].map(([path, text]) => [path, way(text)]))

/**
 * Lines and line endings, one after the other; gofmt's alignment of a constant counts as one blank, and
 * Rust is taken word by word, without what rustfmt adds and takes where it breaks a line anew.
 */
function piecesOf(path: string, text: string): readonly string[] {
  if (path.endsWith('.rs')) return text.match(/\w+|[^\s\w{},|]/g) ?? []
  const aligned = path.endsWith('.go') ? text.replaceAll(/(?<=^\t\w+) +(?==)/gm, ' ') : text
  return aligned.split(/(\r\n|\n|\r)/)
}

/** What is left of a text without what it has more than another one: the other one, where nothing else was touched. */
function withoutAdded(after: readonly string[], before: readonly string[]): readonly string[] {
  const left: string[] = []
  for (const piece of after) if (piece === before[left.length]) left.push(piece)
  return left
}

test('every target has its miniature in test/support/miniatures.ts', () => {
  expect([...miniatures.keys()].toSorted()).toEqual([...targetNames].toSorted())
})

describe.for(targetNames)('%s', (name) => {
  const target = targetOf(name)
  const tree = miniatureFiles(name)
  const { briefs = [], leaves = false } = miniatures.get(name) ?? {}

  test('does not apply to an unrelated repository, says why, and writes nothing there', () => {
    const unrelated = new Map([
      ['README.md', '# Birds\n'],
      ['src/main.c', 'int main(void) { return 0; }\n'],
    ])
    const { applies, reason } = target.applies(unrelated)

    expect(applies).toBe(false)
    expect(reason).toMatch(/^[^A-Z].*[^.]$/)
    for (const brief of briefs) {
      const { changes, todos } = all(target, brief, unrelated)
      expect(changes).toEqual([])
      expect(todos.join(' ')).toContain(reason)
    }
  })

  test.for(ways)(
    '%s: a second time there is nothing to do, and the model is complete',
    ([, way]) => {
      const start = written(tree, way)
      for (const brief of briefs) {
        const set = all(target, brief, start)
        const done = afterwards(start, set)

        expect(set.changes.length).toBeGreaterThan(0)
        const again = all(target, brief, done)
        expect(again.changes).toEqual([])
        expect(again.todos.length > 0).toBe(leaves)
        const { present, complete } = target.inspect(target.nameOf(brief.proposal) ?? '', done)
        expect([present, complete]).toEqual([true, !leaves])
      }
    },
  )

  test.for(ways)(
    '%s: without what was added every file is what it was, byte for byte',
    ([, way]) => {
      const start = written(tree, way)
      const changes = briefs.flatMap((brief) => all(target, brief, start).changes)
      const edits = changes.filter(({ change }) => change === 'edit')
      const made = changes.filter(({ change }) => change === 'create')

      expect(made.filter(({ path }) => start.has(path))).toEqual([])
      for (const { path, text } of edits) {
        const before = piecesOf(path, start.get(path) ?? '')
        expect(withoutAdded(piecesOf(path, text), before)).toEqual(before)
      }
    },
  )

  test('whatever files of it were left out, what is missing is named or optional, and is completed', () => {
    const cases = briefs.map((brief) => ({ brief, set: all(target, brief, tree) }))
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.infiniteStream(fc.boolean()),
        ({ brief, set }, kept) => {
          const changes = set.changes.filter(() => kept.next().value === true)
          const half = afterwards(tree, { ...set, changes })
          const missing = set.changes.filter((change) => !changes.includes(change))
          const found = target.inspect(target.nameOf(brief.proposal) ?? '', half)

          expect(found.complete || found.missing.length > 0).toBe(true)
          const rest = all(target, brief, half)
          expect(rest.changes.map(({ path }) => path).toSorted()).toEqual(
            missing.map(({ path }) => path).toSorted(),
          )
          expect(afterwards(half, rest)).toEqual(afterwards(tree, set))
        },
      ),
      { numRuns: 60 },
    )
  })
})
