import { kindOf, type TextKind } from './escapes.ts'
import type { Reach } from './name-mistakes.ts'
import type { Insertion, Recipe, RecipePart } from './recipe.ts'

/** A template written within the recipe: where, for which kind of text, and what it may name. */
export interface Inline {
  readonly at: readonly PropertyKey[]
  readonly text: string
  readonly kind: TextKind
  readonly reach: Reach
  /** Whether it is a path: outputs alone, and through the gate. */
  readonly isPath?: true
}

/** Every template a recipe holds, in its order. */
export function inlineTemplates({ parts, complete = [] }: Recipe): readonly Inline[] {
  const inParts = Object.entries(parts).flatMap(([name, part]) => inPart(['parts', name], part))
  const inSigns = complete.flatMap(({ path, holds }, n) => [
    pathAt(['complete', n, 'path'], path),
    ...textAt(['complete', n, 'holds'], holds, { kind: kindOf(path), reach: 'name' }),
  ])
  return [...inParts, ...inSigns]
}

type Path = readonly PropertyKey[]

function inPart(at: Path, { files, insertions, notes, todos }: RecipePart): readonly Inline[] {
  const words = { kind: 'markdown', reach: 'everything' } as const
  return [
    ...files.map(({ path }, n) => pathAt([...at, 'files', n, 'path'], path)),
    ...insertions.flatMap((one, n) => inInsertion([...at, 'insertions', n], one)),
    ...notes.flatMap((text, n) => textAt([...at, 'notes', n], text, words)),
    ...todos.flatMap((text, n) => textAt([...at, 'todos', n], text, words)),
  ]
}

function inInsertion(at: Path, insertion: Insertion): readonly Inline[] {
  return [pathAt([...at, 'path'], insertion.path), ...textsOf(at, insertion)]
}

function textsOf(at: Path, insertion: Insertion): readonly Inline[] {
  const kind = kindOf(insertion.path)
  const byName = { kind, reach: 'name' } as const
  const whole = { kind, reach: 'everything' } as const
  switch (insertion.kind) {
    case 'line':
      return [
        ...textAt([...at, 'line'], insertion.text, insertion.key === undefined ? byName : whole),
        ...textAt([...at, 'key'], insertion.key, byName),
      ]
    case 'row':
      return [...insertion.cells].flatMap(([column, cell], n) =>
        textAt([...at, 'row', column], cell, n === 0 ? byName : whole),
      )
    case 'entry':
      return [
        ...textAt([...at, 'entry'], insertion.text, { kind: 'other', reach: 'everything' }),
        ...textAt([...at, 'name'], insertion.name, { kind: 'other', reach: 'name' }),
      ]
  }
}

function textAt(
  at: Path,
  text: string | undefined,
  how: Pick<Inline, 'kind' | 'reach'>,
): readonly Inline[] {
  return text === undefined ? [] : [{ at, text, ...how }]
}

function pathAt(at: Path, text: string): Inline {
  return { at, text, kind: 'other', reach: 'name', isPath: true }
}
