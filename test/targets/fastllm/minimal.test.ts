import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { familyNames } from '../../../src/targets/fastllm/names.ts'
import { configOf, decoders, embeddings, scaffolded, setOf, tree } from './check.ts'

/** The pieces rustfmt breaks anew when they grow: the import list, and arms with alternatives. */
const broken = [
  /use crate::models::\{[^}]*\};/g,
  /Self::\w+\(_, _\)(?:\s+\| Self::\w+\(_, _\))+ => (?:\{\n.*\n\s*\}|.*)/g,
]

/** A piece without what breaking it adds and takes. */
function bare(text: string): string {
  return text.replaceAll(/[\s{},|]/g, '')
}

/** Puts a piece back as it was where only `added` makes the difference. */
function putBack(before: string, after: string, added: string): string {
  return broken.reduce((text, pattern) => {
    const old = before.match(pattern) ?? []
    let at = -1
    return text.replaceAll(pattern, (now) => {
      at += 1
      const then = old[at] ?? ''
      return bare(now).replace(bare(added), '') === bare(then) ? then : now
    })
  }, after)
}

/** Takes whole lines away until the text is what it was; what is left where that is impossible. */
function takenBack(before: string, after: string, architecture: string): string {
  const kind = decoders.includes(architecture) ? 'decoder' : 'embedding'
  const { module, type, variant } = familyNames(architecture, kind)
  const imported = putBack(before, after, `${module}::${type}`)
  const now = putBack(before, imported, `Self::${variant}(_, _)`).split('\n')
  const kept: string[] = []
  const old = before.split('\n')
  for (const line of now) if (line === old[kept.length]) kept.push(line)
  return kept.join('\n')
}

const all = [...decoders, ...embeddings]
const onAll = (names: readonly string[]): Files =>
  names.reduce((now, name) => scaffolded(configOf(name), now, `wetland/${name}`), tree)

/** The files of a tree that a family changed, with what they were, and without what it added. */
function roundTrip(before: Files, architecture: string): readonly (readonly [string, string])[] {
  const { changes } = setOf(configOf(architecture), before, `wetland/${architecture}`)
  return changes.flatMap(({ path, text }) => {
    const old = before.get(path)
    const lowered = path === 'Cargo.toml' ? text.replaceAll('0.8.4', '0.8.2') : text
    return old === undefined ? [] : [[old, takenBack(old, lowered, architecture)] as const]
  })
}

test('what a family added, taken away again, leaves the tree as it was, byte for byte', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1, maxLength: 6 }), (names) => {
      const [last = '', ...others] = names
      const before = onAll(others)

      const files = roundTrip(before, last)
      expect(files.length).toBeGreaterThanOrEqual(4)
      for (const [old, back] of files) expect(back).toBe(old)
      expect(scaffolded(configOf(last), before).size).toBe(before.size + 1)
    }),
    { numRuns: 25 },
  )
})

test('a skeleton adds one file and one line', () => {
  const after = scaffolded(configOf('GptOssForCausalLM'))
  const models = after.get('src/models/mod.rs') ?? ''
  expect(models.replace('pub mod gpt_oss;\n', '')).toBe(tree.get('src/models/mod.rs'))
  for (const [path, text] of tree) if (!path.endsWith('mod.rs')) expect(after.get(path)).toBe(text)
})
