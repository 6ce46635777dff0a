import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { onboardingOf } from '../../src/rules/onboarding.ts'

function check(body: string): string {
  const proposal = parseProposal('20260401-a.md', `---\nstatus: provisional\n---\n\n${body}`)
  const onboarding = onboardingOf(proposal)
  if (onboarding === undefined) return 'a feature'
  const models = onboarding.models.map(({ start, end }) => proposal.text.slice(start, end))
  return `${onboarding.heading.title}: ${models.join(' ')}`
}

test('a first section that asks for models asks for models', () => {
  expect(check('# Herons\n\nAdd the models `birdlab/heron-3b` and\n`birdlab/heron-7b`.\n')).toBe(
    'Herons: birdlab/heron-3b birdlab/heron-7b',
  )
})

test('a summary that onboards a repository of the hub does as well', () => {
  expect(check('# Title\n\n## Summary\n\nOnboards https://huggingface.co/birdlab/heron.\n')).toBe(
    'Title: https://huggingface.co/birdlab/heron',
  )
})

test('a model named again counts once', () => {
  expect(check('# Herons\n\nAdd the model `birdlab/heron-3b`, or `BirdLab/Heron-3B`.\n')).toBe(
    'Herons: birdlab/heron-3b',
  )
})

test.each([
  [
    'a model named further down',
    '# Cache\n\nAdd a cache.\n\n## Tests\n\nAdd model `a/heron-3b`.\n',
  ],
  ['a model in code', '# Cache\n\nAdd a model:\n\n```\n`birdlab/heron-3b`\n```\n'],
  ['an API group', '# Models\n\nAdd models to `apps/v1` and `docs/models`.\n'],
  ['a data set of the hub', '# Data\n\nAdd the models of https://huggingface.co/datasets/a/b.\n'],
  ['no verb of adding', '# Models\n\nThe model `birdlab/heron-3b` is slow.\n'],
  ['no heading', 'Add the model `birdlab/heron-3b`.\n'],
])('a feature proposal with %s stays one', (_, body) => {
  expect(check(body)).toBe('a feature')
})
