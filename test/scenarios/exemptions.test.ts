import { describe, expect, test } from 'vitest'
import {
  endValidation,
  home,
  live,
  mergeOwn,
  ownPull,
  untilMerged,
  untilRegistered,
} from '../support/acts.ts'
import { gate, glance, repliesOn } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { inHub } from '../support/in-hub.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOfPull } from '../support/picture.ts'
import { say } from '../support/saying.ts'

describe('a licence that allows no public image', () => {
  test(
    'makes publishing not required, says so, and the status moves without an image',
    inHouse(async (house) => {
      const { rin, ada, fork } = house
      const text = phi4.text.replace('license**: MIT', 'license**: gemma')
      inHub(house, { licence: 'gemma' })
      fork()
      await rin.branch('propose', 'rin')
      await rin.write({ branch: 'propose', path: phi4.path, text }, 'rin')
      await rin.open('proposal: support phi-4', 'rin:propose')
      await house.quiet()
      expect(await gate(house, 'published')).toMatchInlineSnapshot(
        `"| ➖ | published | The licence \`gemma\` does not allow a public image. |"`,
      )

      await say(house, ada, '/approve')
      await ada.merge(home)
      await house.quiet()
      await endValidation(house, 'success')
      await mergeOwn(house, 'registration')
      await house.quiet()

      expect(await ownPull(house, 'status')).toBe(3)
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **ready**. Needs a maintainer to merge #3.
        [proposal: approved]
        [proposal: ready to integrate]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, 1 remark"
      `)
      await say(house, ada, '/publish')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "It is not required: The licence \`gemma\` does not allow a public image.",
        ]
      `)
    }),
  )
})

describe('a waiver', () => {
  test(
    'takes a gate out of the way, with name and reason, until it is sought again',
    inHouse(async (house) => {
      await live(house, untilRegistered)
      await say(house, house.rin, '/waive published Nobody needs it.')
      await say(house, house.ada, '/waive published')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "\`/waive\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
          "Say what is meant: \`/waive <gate> <reason>\`.",
        ]
      `)

      await say(house, house.ada, '/waive published Users build <b>their own</b>')
      expect(await gate(house, 'published')).toMatchInlineSnapshot(
        `"| 🟨 | published | Waived by \`ada\` at <time>: Users build &lt;b\\>their own&lt;/b\\>. |"`,
      )
      expect(await glance(house)).toMatch(/is \*\*ready\*\*/)

      const status = await ownPull(house, 'status')

      await say(house, house.ada, '/retry published')
      expect((await pictureOfPull(house, status)).state).toBe('closed')
      expect(await gate(house, 'published')).toMatchInlineSnapshot(
        `"| ⬜ | published | Needs a maintainer to push \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\`. |"`,
      )
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **validated**. Needs a maintainer to push \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\`.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/waive\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.
        > Say what is meant: \`/waive <gate> <reason>\`."
      `)
    }),
  )
})

describe('an attestation', () => {
  test(
    'holds a gate on the word of a maintainer, with the link they gave',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await endValidation(house, 'failure')
      await house.quiet()
      await say(house, house.mallory, '/attest validated https://ci.example.org/7')
      await say(house, house.ada, '/attest validated ci.example.org/7')
      await say(house, house.ada, '/attest integrated https://ci.example.org/7')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "\`/attest\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
          "\`ci.example.org/7\` is no link; it has to begin with \`https://\`.",
          "\`integrated\` is no gate of \`/attest\`, which knows \`validated\` or \`published\`.",
        ]
      `)
      expect(await gate(house, 'validated')).toMatch(/^\| ❌/)

      await say(house, house.ada, '/attest validated https://ci.example.org/7')
      expect(await gate(house, 'validated')).toMatchInlineSnapshot(
        `"| ✅ | validated | Attested by \`ada\` at <time>. ([see](https://ci.example.org/7)) |"`,
      )
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **validated**. Needs a maintainer to merge #2.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/attest\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.
        > \`ci.example.org/7\` is no link; it has to begin with \`https://\`.
        > \`integrated\` is no gate of \`/attest\`, which knows \`validated\` or \`published\`."
      `)
    }),
  )
})
