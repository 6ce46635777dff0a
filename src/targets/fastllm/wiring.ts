import type { Edit } from '../../diagnostics/finding.ts'
import { type Edited, edited, refused } from '../../edit/edited.ts'
import { inTurn } from '../../edit/in-turn.ts'
import { addAlternative, insertBelow, linesAround } from '../../edit/rust-arm.ts'
import { type RustCode, rustCode } from '../../edit/rust-code.ts'
import { addRustLine, addRustModule } from '../../edit/rust-line.ts'
import { splice } from '../../edit/splice.ts'
import type { FamilyNames } from './names.ts'
import {
  armFor,
  type Decoder,
  type Dispatch,
  decodersIn,
  dispatchesIn,
  renamed,
  siblingIn,
} from './wrapper.ts'

const wrapperUse = /^use (?<path>\w+::\w+WithConfig);$/

/** Makes a decoder known to `src/models/mod.rs`: module, import, variant, and an arm in each `match self`. */
export function wireDecoder(text: string, names: FamilyNames): Edited {
  const path = `${names.module}::${names.type}`
  return inTurn(text, [
    (now) => addRustModule(now, names.module),
    (now) => addRustLine(now, { like: wrapperUse, path, text: `use ${path};` }),
    (now) => addToWrapper(now, names),
  ])
}

/** The variant, and an arm wherever one is missing; copies of a sibling with the names replaced. */
function addToWrapper(source: string, { variant, type }: FamilyNames): Edited {
  const file = rustCode(source)
  const dispatches = dispatchesIn(file)
  const isThere = decodersIn(file).some((one) => one.variant === variant)
  const open = dispatches.filter((one) => armFor(one, variant) === undefined)
  if (isThere && open.length === 0) return edited(source)
  const sibling = siblingIn(file, variant)
  if (sibling === undefined)
    return refused(
      'no variant of `ModelWrapper` is a pattern: none has all arms, or two differ in more than names',
    )
  const own = { variant, type }
  const edits = open.map((one) => armEdit(file, one, { sibling, own }))
  const declared = insertBelow(source, sibling.end, renamedLine(file, sibling, own))
  return edited(splice(source, isThere ? edits : [declared, ...edits]))
}

function renamedLine(
  { source }: RustCode,
  sibling: Decoder,
  own: Pick<Decoder, 'variant' | 'type'>,
): string {
  return renamed(source.slice(sibling.start, sibling.end), sibling, own)
}

interface Pair {
  readonly sibling: Decoder
  readonly own: Pick<Decoder, 'variant' | 'type'>
}

function armEdit({ source }: RustCode, dispatch: Dispatch, { sibling, own }: Pair): Edit {
  const arm = armFor(dispatch, sibling.variant) ?? dispatch.arms[0]
  if (arm === undefined) return { start: 0, end: 0, text: '' }
  const alternatives = arm.pattern.split(' | ')
  if (alternatives.length === 1)
    return insertBelow(source, arm.end, renamed(linesAround(source, arm), sibling, own))
  const exact = new RegExp(`^Self::${sibling.variant}\\b`)
  const after = alternatives.find((one) => exact.test(one)) ?? ''
  return addAlternative(source, arm, { after, added: renamed(after, sibling, own) })
}
