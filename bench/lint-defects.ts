/** Makes one mistake in a document, of those that people make; leaves it alone where it has no place for it. */
type Defect = (text: string) => string

function swapped(from: string | RegExp, to: string): Defect {
  return (text) => text.replace(from, to)
}

/** Every kind of mistake in the generated corpus. */
export const defects: readonly Defect[] = [
  swapped(/^status: .*$/m, 'status: provisionl'),
  swapped(/^creation-date: (.*)$/m, 'creation-date: `$1`'),
  swapped(/^ {2}- "(@.*)"$/m, '  - $1'),
  swapped(/^last-updated: .*$/m, 'last-updated: 2026-13-41'),
  swapped(/^title: .*$/m, 'title: TBD'),
  swapped(/^reviewers:\n/m, ''),
  swapped('\n---\n\n#', '\n----\n\n#'),
  swapped(/^\| Storage size .*\n/m, ''),
  swapped(/^\| GPU count .*$/m, '| GPU count | a few |'),
  swapped(/^\| Total GPU memory .*$/m, '| Total GPU memory | TBD |'),
  swapped(/^\| Per GPU memory .*$/m, '| Per GPU memory | 900GB |'),
  swapped(/^\| Version .*$/m, '| Version | main |'),
  swapped(/^## Glossary$/m, '### Glossary'),
  swapped(/^# History$/m, '# Past'),
  swapped(/^- \[x\] \d.*: /m, '- [x] '),
  swapped(/^- \[ \] MM\/DD\/YYYY/m, '- [ ] 31/12/2026'),
  swapped(/^## Summary$/m, '<!-- BEGIN Remove before PR -->\n\n## Summary'),
  swapped('on the same rows', 'on the same rows, as [the table](missing/table.md) says'),
  swapped(/^(\| Field .*)$/m, 'The rows are these:\n$1'),
  swapped(/^(A heron.*)$/m, '> $1'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
]
