import { expect, test } from 'vitest'
import { pathsOf, treeOf } from '../../support/tree.ts'
import { cookbook, cookbookTree } from './cookbook.ts'

const paths = pathsOf(cookbookTree)
const recipe = '.github/usher/targets/cookbook.yml'
const have = new Map([[recipe, treeOf(cookbookTree).get(recipe) ?? '']])

test('the recipe is read first, then its templates and every file it may touch', () => {
  expect(cookbook.wants(paths, new Map())).toEqual([recipe])
  expect(cookbook.wants([...paths, 'src/main.c', 'cookbook/other.md'], have)).toEqual(
    expect.arrayContaining(paths.filter((path) => path !== recipe)),
  )
  expect(cookbook.wants([...paths, 'src/main.c', 'cookbook/other.md'], have)).toHaveLength(
    paths.length - 1,
  )
  expect(cookbook.wants(paths, treeOf(cookbookTree))).toEqual([])
})

test('a tree without the recipe, or with a broken one, is not read further', () => {
  expect(cookbook.wants(['a.md'], new Map())).toEqual([])
  expect(cookbook.wants(paths, new Map([[recipe, 'parts: [']]))).toEqual([])
})

test('where more files may be of models than are read, nothing is written over one that was not', () => {
  const pages = Array.from({ length: 300 }, (_, n) => `cookbook/models/m-${n}.md`)
  const wanted = cookbook.wants([...paths, ...pages], have)
  const files = new Map([
    ...treeOf(cookbookTree),
    ...wanted.map((path) => [path, 'page'] as const),
    ...have,
  ])

  expect(wanted.length).toBeLessThan(170)
  expect(cookbook.applies(files)).toEqual({
    applies: false,
    reason: 'too many files fit its paths to tell what is there',
  })
})
