import { type Edited, edited, refused } from '../../edit/edited.ts'
import { addGoConstant } from '../../edit/go-constant.ts'
import { maskGo } from '../../edit/go-mask.ts'
import { insertLines, linesOf } from '../../edit/lines.ts'
import { splice } from '../../edit/splice.ts'
import type { Blueprint } from './blueprint.ts'
import { goConstantsOf } from './go-presets.ts'
import { parameterMethods, variantsIn } from './go-variants.ts'
import { type Names, namesOf, renderMethods, renderRegistration } from './model-go.ts'
import { sharedRun } from './shared-run.ts'

/**
 * Adds a preset to the `model.go` of its family: constant, registration, type and methods, with the run
 * parameters of the nearest sibling where they serve it. A type that is there already is only registered.
 */
export function addVariant(source: string, blueprint: Blueprint): Edited {
  const missing = ['"time"', '/pkg/model"', '/pkg/workspace/inference"', 'metadata "'].filter(
    (needed) => !source.includes(needed),
  )
  if (missing.length > 0) return refused(`it does not import \`${missing.join('`, `')}\``)
  const constant = constantFor(source, blueprint)
  const orphan = orphanOf(source, constant)
  if (orphan !== undefined) return addRegistration(source, constant, orphan)
  const names = { ...namesOf(blueprint), constant }
  const run = sharedRun(source, blueprint, names)
  const taken = [names.instance, names.type, ...run.own].filter((one) => isDeclared(source, one))
  if (taken.length > 0) return refused(`\`${taken.join('`, `')}\` is declared already`)
  const withConstant = addConstant(source, constant, blueprint.name)
  if (withConstant.kind === 'refused') return withConstant
  const registered = addRegistration(withConstant.text, constant, names.instance)
  if (registered.kind === 'refused') return registered
  const block = blockOf(blueprint, { ...names, ...run.uses }, run.variables)
  const { text } = registered
  return edited(splice(text, [insertLines(text, text.length, `\n${block}`)]))
}

function constantFor(source: string, { name, goName }: Blueprint): string {
  const known = [...goConstantsOf(source)].find(
    ([constant, value]) => value === name && constant.startsWith('Preset'),
  )
  return known?.[0] ?? `Preset${goName}Model`
}

/** The instance of a type that asks for this constant and that nothing registers. */
function orphanOf(source: string, constant: string): string | undefined {
  const registered = new Set(variantsIn(source).map(({ instance }) => instance))
  const declared = [...maskGo(source).matchAll(/^var (?<instance>\w+) (?<type>\w+)[ \t]*$/gm)]
  return declared.find(({ groups }) => {
    const methods = parameterMethods(source, groups?.type ?? '')
    const asks = methods.some(({ body }) => body.includes(`metadata.MustGet(${constant})`))
    return asks && !registered.has(groups?.instance ?? '')
  })?.groups?.instance
}

function isDeclared(source: string, identifier: string): boolean {
  return new RegExp(String.raw`\b${identifier}\b`).test(maskGo(source))
}

/** In the block of constants, or below the last one that stands alone. */
function addConstant(source: string, name: string, value: string): Edited {
  const added = addGoConstant(source, 'Preset', { name, value })
  if (added.kind === 'edited') return added
  const alone = linesOf(maskGo(source)).findLast((line) => /^const Preset\w+ *=/.test(line.text))
  if (alone === undefined) return added
  return edited(
    splice(source, [insertLines(source, alone.next, `const ${name} = ${JSON.stringify(value)}`)]),
  )
}

function addRegistration(source: string, constant: string, instance: string): Edited {
  const code = maskGo(source)
  const init = /^func init\(\) \{[ \t]*$/m.exec(code)
  if (init === null) return refused('it has no `func init()` over several lines')
  const closing = linesOf(code).find((line) => line.start > init.index && line.text === '}')
  if (closing === undefined) return refused('its `func init()` does not end in a line `}`')
  const block = renderRegistration({ constant, instance })
  return edited(splice(source, [insertLines(source, closing.start, block)]))
}

function blockOf(blueprint: Blueprint, names: Names, variables: string): string {
  return [
    ...(variables === '' ? [] : [variables]),
    `var ${names.instance} ${names.type}`,
    `type ${names.type} struct{}`,
    ...renderMethods(blueprint, names),
  ].join('\n\n')
}
