import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

test('a pull request shows what it changes since the branches parted', async () => {
  const { github, garden, ada, as } = await scene()
  await github.push(garden, { branch: 'lily', files: new Map([['plants/lily.md', 'White.\n']]), by: ada })
  await github.push(garden, { branch: 'main', files: new Map([['plants/oak.md', 'Tall.\n']]), by: ada })

  const { data: opened } = await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })
  const { data: files } = await as(ada).rest.pulls.listFiles({ ...at, pull_number: opened.number })

  expect(files.map(({ filename, status, additions, patch }) => [filename, status, additions, patch])).toEqual([
    ['plants/lily.md', 'added', 1, '@@ -0,0 +1 @@\n+White.'],
  ])
})
