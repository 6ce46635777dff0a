import fc from 'fast-check'
import type { AuditTree } from '../../src/audit/tree.ts'
import {
  auditTree,
  birdProposal,
  changedOn,
  cleanTree,
  folder,
  indexPage,
  indexPath,
  withFiles,
} from './audited.ts'

const statuses = ['provisional', 'ready to integrate', 'integrated', 'abandoned', 'nearly']
const models = [
  'tiiuae/falcon-7b',
  'tiiuae/falcon-7b-instruct',
  'birds/wren-3b',
  'TIIUAE/Falcon-7B',
]
const sections = ['provisional', 'integrated', 'nowhere', 'twice'] as const

const anyProposal = fc.record({
  repository: fc.constantFrom(...models),
  status: fc.constantFrom(...statuses),
  updated: fc.constantFrom('2024-02-02', '2026-05-30', '`2026-05-04`'),
  section: fc.constantFrom(...sections),
  folder: fc.constantFrom('docs/proposals', 'website/docs/proposals'),
  changed: fc.constantFrom(undefined, '2026-05-06', '2026-05-31'),
  history: fc.subarray([
    '- [x] 05/04/2026: Open proposal PR.',
    '- [ ] MM/DD/YYYY: Start model integration.',
    '- [x] 05/05/2026: Complete model support.',
    '- [ ] MM/DD/YYYY: Complete model support.',
  ]),
})

/** A tree with a few proposals that may drift in every way. */
export const anyTree: fc.Arbitrary<AuditTree> = fc
  .array(anyProposal, { maxLength: 6 })
  .map((drawn): AuditTree => {
    const named = drawn.map((each, index) => ({ ...each, file: `2026050${index + 1}-bird.md` }))
    const listed = (section: 'provisional' | 'integrated'): readonly string[] =>
      named.filter((each) => [section, 'twice'].includes(each.section)).map(({ file }) => file)
    const files = new Map([
      ...[...cleanTree].filter(([path]) => !path.startsWith(`${folder}/2026`)),
      ...named.map((each) => [`${each.folder}/${each.file}`, birdProposal(each)] as const),
    ])
    const lists = { provisional: listed('provisional'), integrated: listed('integrated') }
    const history = named.flatMap((each) =>
      each.changed === undefined
        ? []
        : [[`${each.folder}/${each.file}`, changedOn(each.changed)] as const],
    )
    return auditTree(withFiles(files, { [indexPath]: indexPage(lists) }), {
      history: {
        files: new Map(history),
        moved: new Map(),
        removed: new Map(),
        lines: new Map(),
      },
    })
  })
