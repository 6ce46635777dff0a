import { expect, test } from 'vitest'
import { live, untilMerged } from '../support/acts.ts'
import { glance } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { inHub } from '../support/in-hub.ts'
import { pictureOf } from '../support/picture.ts'
import { kaito, treeOf } from '../support/tree.ts'

const catalog = 'presets/workspace/models/model_catalog.yaml'
const branch = 'usher/microsoft/phi-4/registration'
const proposals = [...kaito].filter(([path]) => path.includes('proposals'))
const files = new Map([...proposals, ...treeOf('test/fixtures/kaito-catalog')])

test(
  'the entry of the catalog is written from facts',
  inHouse(
    async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      const { pulls } = await pictureOf(house)
      expect(pulls.map(({ title, state }) => `${title}: ${state}`)).toMatchInlineSnapshot(`
        [
          "proposal: support phi-4: merged",
          "feat: add phi-4: open",
        ]
      `)
      const before = (await ada.read(catalog, 'main')).split('\n')
      const text = await ada.read(catalog, branch)
      const added = text.split('\n').filter((line) => !before.includes(line))
      expect(added.join('\n')).toMatchInlineSnapshot(`
        "- name: microsoft/phi-4
          description: https://huggingface.co/microsoft/phi-4
          modelFileSize: 27.31Gi
          - Phi3ForCausalLM
          modelTokenLimit: 16384
          hiddenSize: 5120
          numHiddenLayers: 40
          numAttentionHeads: 40
          numKeyValueHeads: 10"
      `)
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`microsoft/phi-4\`** is **accepted**. Needs a maintainer to merge #2.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    },
    { files },
  ),
)

test(
  'no entry is written while the hub does not show the model, and one is as soon as it does',
  inHouse(
    async (house) => {
      house.sandbox.hub.withdraw('microsoft/phi-4')
      await live(house, untilMerged)
      expect((await pictureOf(house)).pulls).toHaveLength(1)

      inHub(house, {})
      await house.wait(61)
      expect((await pictureOf(house)).pulls).toHaveLength(2)
    },
    { files },
  ),
)
