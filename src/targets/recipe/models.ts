import type { Files } from '../../edit/files.ts'
import { formsOf } from './names.ts'

const marks = /\{org\}\/\{name\}|\{(?:slug|kebab|snake)\}/

/** The models a tree holds by the paths of files, as a pattern tells them: `cookbook/{slug}.md`. */
export function modelsBy(pattern: string, files: Files): readonly string[] {
  const mark = marks.exec(pattern)
  if (mark === null) return []
  const [before, after] = [pattern.slice(0, mark.index), pattern.slice(mark.index + mark[0].length)]
  const isLong = ({ length }: string): boolean => length > before.length + after.length
  return [...files.keys()]
    .filter((path) => isLong(path) && path.startsWith(before) && path.endsWith(after))
    .map((path) => path.slice(before.length, path.length - after.length))
    .filter((name) => isNamed(mark[0], name))
}

function isNamed(mark: string, name: string): boolean {
  const forms = formsOf(name)
  if (forms === undefined) return false
  if (mark === '{kebab}') return forms.kebab === name
  if (mark === '{snake}') return forms.snake === name
  return mark === '{slug}' ? forms.slug === name : forms.id === name
}
