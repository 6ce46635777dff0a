import { asBlock } from '../diagnostics/markdown.ts'
import { plain, renderTerminal } from '../diagnostics/render-terminal.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import { documentsOf, type Example, withoutMarks } from './example.ts'
import { lint } from './lint.ts'
import type { Documentation } from './rule.ts'

/** The page of one rule, as `docs/rules/<slug>.md` holds it: the finding shown is the one really found. */
export function renderPage(documentation: Documentation): string {
  const { slug, summary, severity, why, todo, example, illustration } = documentation
  const opening = [
    `# ${slug}`,
    `${sentence(summary)} (${severity})`,
    why,
    `**What to do.** ${todo}`,
  ]
  const shown = [
    ...(example === undefined ? [] : exampleParts(example)),
    ...(illustration === undefined ? [] : illustrationParts(illustration)),
  ]
  return `${[...opening, ...shown].join('\n\n')}\n`
}

function illustrationParts({ bad, good }: { bad: string; good: string }): readonly string[] {
  return ['## Wrong', asBlock(bad, 'text'), '## Right', asBlock(good, 'text')]
}

function exampleParts(example: Example): readonly string[] {
  const { path, bad, template } = documentsOf(example)
  const proposal = parseProposal(path, bad)
  const findings = lint(proposal, parseTemplate('template.md', template))
  const rendered = renderTerminal([{ ...proposal, findings }], plain)
  const [finding = ''] = rendered.split('\n\n')
  return [
    '## Wrong',
    asBlock(withoutMarks(example.bad), 'markdown'),
    asBlock(finding, 'text'),
    ...(findings.some((one) => one.fix !== undefined)
      ? ['The repair is certain: `usher lint --fix` makes it.']
      : []),
    '## Right',
    asBlock(example.good, 'markdown'),
  ]
}

function sentence(fragment: string): string {
  return `${fragment.slice(0, 1).toUpperCase()}${fragment.slice(1)}.`
}
