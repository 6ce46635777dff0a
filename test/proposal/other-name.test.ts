import { expect, test } from 'vitest'
import { otherNameIn } from '../../src/proposal/other-name.ts'

test.each([
  ['Support for phi-3', 'microsoft/phi-4', 'phi-3'],
  ['Add Qwen 3 to the list', 'Qwen/Qwen2.5-Coder-7B', 'Qwen 3'],
  ['Heron 7B for birds', 'birdlab/heron-3b', '7B'],
  ['Add birdlab/heron-7b.', 'birdlab/heron-3b', 'birdlab/heron-7b'],
  ['Add `wetland/crane-2`', 'birdlab/heron-3b', 'wetland/crane-2'],
  ['See https://huggingface.co/wetland/crane-2 first', 'birdlab/heron-3b', 'wetland/crane-2'],
])('%s is not a title for %s', (title, repository, words) => {
  const other = otherNameIn(title, repository)

  expect(other?.words).toBe(words)
  expect(title.slice(other?.start)).toContain(words)
})

test.each([
  ['Proposal for new model support', 'microsoft/phi-4'],
  ['Add official support for the Phi-4 models', 'microsoft/phi-4'],
  ['Llama 3 for everyone', 'meta-llama/Llama-3.3-70B-Instruct'],
  ['Heron 3B and/or its 7B sibling', 'birdlab/heron-3b'],
  ['Add `birdlab/heron-3b`, not `wetland/crane-2`', 'birdlab/heron-3b'],
  ['Add BIRDLAB/Heron-3B', 'birdlab/heron-3b'],
  ['Input/output of 2 GPUs', 'birdlab/heron-3b'],
  ['Heron on 16GB', 'birdlab/heron-3b'],
  ['Mistral 7B v0.2', 'mistralai/Mistral-7B-Instruct-v0.2'],
])('%s may be a title for %s', (title, repository) => {
  expect(otherNameIn(title, repository)).toBeUndefined()
})
