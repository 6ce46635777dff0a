import type { Target } from '../../src/targets/target.ts'

const page = 'docs/models.md'

/** A target of documentation: a page that lists models, one a line, and nothing else. */
export const docsTarget: Target = {
  name: 'docs',
  parts: ['preset'],
  wants: (paths, have) => paths.filter((path) => path === page && !have.has(path)),
  applies: (files) => ({ applies: files.has(page), reason: `\`${page}\`` }),
  nameOf: ({ model }) => model?.repository ?? undefined,
  scaffold(_, { proposal }, files) {
    const text = files.get(page) ?? ''
    const line = `- ${proposal.model?.repository}\n`
    const change = { path: page, change: 'edit', text: `${text}${line}`, why: 'Lists it.' } as const
    return { changes: text.includes(line) ? [] : [change], notes: [], todos: [] }
  },
  inspect(name, files) {
    const isListed = (files.get(page) ?? '').includes(`- ${name}\n`)
    return {
      name,
      registered: false,
      tag: undefined,
      downloadAtRuntime: false,
      repository: undefined,
      revision: undefined,
      present: isListed,
      complete: isListed,
      missing: isListed ? [] : [`\`${page}\` has no line \`${name}\``],
    }
  },
  modelsIn: () => [],
}
