import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { type Onboarding, onboardingOf } from './onboarding.ts'
import { onboardingFrame } from './onboarding-frame.ts'
import type { Problem, Rule } from './rule.ts'

/** Who asks for a model uses the template for models, once for each. */
export const onboardingTemplate: Rule = {
  slug: 'onboarding-template',
  summary: 'a model is asked for in the template for models',
  severity: 'error',
  judges: 'feature',
  why: 'Without the tables of the template for models nobody can see which files are meant and what they need, and nothing can be set up from the proposal.',
  todo: 'Move what is asked for into copies of the template for models, one for each model. What remains a feature stays a proposal of its own.',
  example: {
    bad: '⟦# Herons⟧\n\nAdd the model `birdlab/heron-3b` to the catalogue.',
    good: '# Caching\n\nKeep downloaded files between two starts.',
    within: onboardingFrame,
  },
  check: (proposal) => {
    const onboarding = onboardingOf(proposal)
    if (onboarding === undefined) return []
    return [
      {
        message: 'unexpected request for a model in a feature proposal',
        help: 'use the template for models',
        span: onboarding.heading.span,
      },
      ...several(onboarding, proposal.text),
    ]
  },
}

function several({ models }: Onboarding, text: string): readonly Problem[] {
  const [first] = models
  if (first === undefined || models.length < 2) return []
  return [
    {
      message: `unexpected ${models.length} models in one proposal, expected one`,
      help: 'write one proposal for each model',
      span: spanOf(linesOf(text), first.start, first.end),
      severity: 'warning',
    },
  ]
}
