import { expect, test } from 'vitest'
import { renderMarker } from '../../src/decide/marker.ts'
import { standingOf } from '../../src/decide/standing.ts'
import { renderWhy } from '../../src/decide/why.ts'
import type { OwnPull, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { phi4 } from '../support/phi4.ts'
import { realised } from '../support/realised.ts'
import { registered } from '../support/registered.ts'
import { settle } from '../support/settle.ts'
import { ada, bot, commentBy, fileAt, homeOf, snapshotOf } from '../support/snapshot.ts'

/** The status comment down to the table of gates. */
function check(snapshot: Snapshot): string {
  const { after } = settle(snapshot)
  const bodies = after.home?.comments.map(({ body }) => body) ?? []
  const [status = ''] = bodies.filter((body) => body.includes('"kind":"status"'))
  return status.split('\n').slice(1).join('\n').split('| | gate |')[0]?.trim() ?? ''
}

const spoken = commentBy(bot, renderMarker({ kind: 'status', file: phi4.file }), { id: '99' })

function written(word: string): Snapshot {
  const text = phi4.text.replace('status: provisional', `status: ${word}`)
  return { ...registered(), accepted: fileAt(phi4.path, text) }
}

test('a rejected proposal says by whom and why, and leads to its end', () => {
  const comments = [commentBy(ada, '/reject the licence forbids it')]
  expect(check(snapshotOf({ home: homeOf({ comments }) }))).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **rejected**. Rejected by \`ada\` at 2026-01-05 09:10 UTC: the licence forbids it. \`/reopen\` lifts that.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::open --> accepted:::open --> registered:::open --> validated:::open --> ready:::open --> integrated:::open
      proposed --> ended["rejected"]:::ended
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
      classDef ended fill:#24292f,color:#fff
    \`\`\`"
  `)
})

test('a withdrawn proposal says how it is taken up again, and keeps no label of ours', () => {
  const labels = new Set(['proposal: provisional', 'good first issue'])
  const home = homeOf({ state: 'closed', comments: [spoken], labels })
  expect(check(snapshotOf({ home }))).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **withdrawn**. Its pull request was closed; whoever reopens that takes the proposal up again.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::open --> accepted:::open --> registered:::open --> validated:::open --> ready:::open --> integrated:::open
      proposed --> ended["withdrawn"]:::ended
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
      classDef ended fill:#24292f,color:#fff
    \`\`\`"
  `)
  expect([...(settle(snapshotOf({ home })).after.home?.labels ?? [])]).toEqual(['good first issue'])
})

test("a person's word in the status line is respected and said", () => {
  expect(check(written('superseded'))).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **superseded**. The status line says \`superseded\`, which is a person's word: Usher respects it and moves nothing.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::done --> accepted:::done --> registered:::open --> validated:::open --> ready:::open --> integrated:::open
      accepted --> ended["superseded"]:::ended
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
      classDef ended fill:#24292f,color:#fff
    \`\`\`"
  `)
})

test('whatever is written there reaches neither the drawing nor the text as markup', () => {
  const seen = check(written('"x\\"] --> y[@org/team <b>`z`"'))
  expect(seen).toContain('ended["in the hands of people"]')
  expect(seen.replaceAll(/`` .* ``/g, '')).not.toContain('@org')
})

test('a status ahead of the evidence is not undone, and asks for what is missing', () => {
  expect(check(written('ready to integrate')).split('```')[0]).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #9.

    \`status-ahead-of-evidence\`: the status line says \`ready to integrate\`, the evidence supports \`provisional\`. It is not undone; a maintainer who knows better says so with \`/attest validated <url>\` and \`/attest published <url>\`.

    "
  `)
})

test('a status whose model is gone is said, and nothing is demoted', () => {
  expect(check(written('integrated')).split('```')[0]).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **accepted**. Usher closed #9: the status line no longer asks for the registration.

    The status line says \`integrated\`, and the model is not complete. Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). Nothing is moved back; a maintainer has to mend the model or the status line.

    "
  `)
  const plan = settle(written('integrated')).done
  expect(plan.filter(({ kind }) => kind === 'push-branch')).toEqual([])
})

test('a status that we moved and somebody merged vouches for what is below it', () => {
  const pull = registered().ownPulls.get('registration')?.pull
  if (pull === undefined) throw new Error('There is no pull request')
  const moved: OwnPull = {
    part: 'status',
    branch: 'usher/phi-4/status',
    tip: undefined,
    pull: { ...pull, number: 12, state: 'merged' },
  }
  const snapshot = {
    ...written('ready to integrate'),
    ownPulls: new Map([['status', moved] as const]),
  }
  const standing = standingOf(snapshot)
  expect(standing?.stage).toBe('ready')
  expect(standing?.gates.get('validated')?.says).toBe('Vouched for by the status that #12 moved.')
})

test('an empty status line moves nothing, and asks for a word', () => {
  expect(check(written('')).split('```')[0]).toMatchInlineSnapshot(`
    "**\`phi-4\`** is **accepted**. Usher closed #9: the status line no longer asks for the registration.

    The status line says nothing, so Usher moves nothing; a maintainer has to write one of \`provisional\`, \`ready to integrate\`, \`integrated\`.

    "
  `)
})

test('documents end at the merge, with the status line left to people', () => {
  const given = realised({
    process: 'documents',
    home: 'merged',
    written: 'other',
    'well-formed': 'failed',
    approved: 'held',
    registered: 'not-required',
    validated: 'not-required',
    published: 'not-required',
    integrated: 'not-required',
  })
  const standing = standingOf(given)
  expect(check(given)).toMatchInlineSnapshot(`
    "**This proposal** is **accepted**. Nothing is left to do.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::done --> accepted:::done
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
    \`\`\`"
  `)
  expect(standing && renderWhy(standing, ['integrated'])).toMatchInlineSnapshot(`
    "This proposal is **accepted**; its status line is left to people here.

    - ➖ **integrated** is not required
      - Documents are merged here, and no model is added.

    Next: Nothing is left to do."
  `)
})
