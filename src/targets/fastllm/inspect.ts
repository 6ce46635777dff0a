import type { Files } from '../../edit/files.ts'
import { rustCode } from '../../edit/rust-code.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import { isInGuide, isInReadme } from './documents.ts'
import { familyArms } from './gates.ts'
import { isArchitecture } from './model-json.ts'
import { ownersIn } from './owners.ts'
import { registrationOf, registrationsIn } from './registration.ts'
import { isNamedIn, mockConfigs, tests } from './registry-tests.ts'
import { type Subject, subjectOf } from './subject.ts'
import { pathOfModule, paths } from './tree.ts'
import { armFor, decodersIn, dispatchesIn } from './wrapper.ts'

/**
 * What the tree holds of an architecture, or of a model `org/name` whose architecture its tests name.
 *
 * `present` is both gates; `complete` is also code, registration, tests and documentation.
 */
export function inspectModel(name: string, files: Files): Inspection {
  const isId = name.includes('/')
  const registry = files.get(paths.registry) ?? ''
  const architecture = isId ? mockConfigs(registry).get(name) : name
  if (architecture === undefined || !isArchitecture(architecture))
    return absent(
      name,
      isId
        ? `\`${tests.configs}\` does not say which architecture \`${name}\` has`
        : 'it is no name of an architecture',
    )
  const subject = subjectOf({ id: isId ? name : undefined, architecture, json: undefined }, files)
  if (subject === undefined)
    return absent(name, '`get_family_from_architecture` has an arm of a form that is not known')
  const missing = lacksOf(subject, files)
  const isPresent = subject.gated.outcome === 'accepted'
  return {
    ...absent(name, ''),
    registered: isRegistered(subject, files),
    repository: isId ? name : undefined,
    present: isPresent,
    complete: isPresent && missing.length === 0,
    tested: !missing.some((what) => what.includes('test_')),
    missing,
  }
}

/** Every architecture a type of the tree takes, or the first gate names exactly. */
export function modelsIn(files: Files): readonly string[] {
  const taken = ownersIn(files).flatMap(({ accepts }) => accepts ?? [])
  const named = (familyArms(files.get(paths.registry) ?? '') ?? [])
    .filter(({ by }) => by === 'name')
    .flatMap(({ texts }) => texts)
  return [...new Set([...taken, ...named])].filter(isArchitecture)
}

function absent(name: string, why: string): Inspection {
  return {
    name,
    registered: false,
    tag: undefined,
    downloadAtRuntime: true,
    repository: undefined,
    revision: undefined,
    present: false,
    complete: false,
    tested: false,
    missing: [why],
  }
}

function isRegistered(subject: Subject, files: Files): boolean {
  return (
    registrationOf(registrationsIn(rustCode(files.get(paths.registry) ?? '')), subject) !==
    undefined
  )
}

function lacksOf(subject: Subject, files: Files): readonly string[] {
  const { owner, architecture } = subject
  if (owner === undefined) {
    const ghost = files.has(pathOfModule(subject.names.module))
      ? ''
      : `; there is no \`${pathOfModule(subject.names.module)}\``
    return [`no type in \`src/models\` takes \`${architecture}\`${ghost}`, ...inGate(subject)]
  }
  if (owner.kind === 'skeleton')
    return [
      `\`${owner.path}\` is a skeleton: \`${owner.type}\` loads nothing and is not registered`,
    ]
  return [
    ...inModels(subject, files),
    ...inRegistry(subject, files),
    ...inGate(subject),
    ...inAnswer(subject),
    ...inTests(subject, files),
    ...inDocuments(subject, files),
  ]
}

function inModels({ names, kind }: Subject, files: Files): readonly string[] {
  const file = rustCode(files.get(paths.models) ?? '')
  const says = (what: string): string => `\`${paths.models}\` ${what}`
  const isDeclared = new RegExp(`^pub mod ${names.module};`, 'm').test(file.code)
  const declared = isDeclared ? [] : [says(`does not declare \`pub mod ${names.module}\``)]
  if (kind === 'embedding') return declared
  const isUsed = new RegExp(`^use ${names.module}::${names.type};`, 'm').test(file.code)
  const isVariant = decodersIn(file).some(({ type }) => type === names.type)
  const unarmed = dispatchesIn(file).filter((one) => armFor(one, names.variant) === undefined)
  return [
    ...declared,
    ...(isUsed ? [] : [says(`does not import \`${names.type}\``)]),
    ...(isVariant ? [] : [says(`has no variant \`${names.variant}\` in \`ModelWrapper\``)]),
    ...unarmed.map(({ name }) => says(`has no arm for \`${names.variant}\` in \`${name}\``)),
  ]
}

function inRegistry(subject: Subject, files: Files): readonly string[] {
  const { names } = subject
  const file = rustCode(files.get(paths.registry) ?? '')
  const isImported = new RegExp(`\\b${names.module}::${names.type}\\b`).test(file.code)
  const own = registrationOf(registrationsIn(file), subject)
  const wrong = own !== undefined && own.key !== names.family
  return [
    ...(isImported ? [] : [`\`${paths.registry}\` does not import \`${names.type}\``]),
    ...(own === undefined ? [`\`register_defaults\` does not register \`${names.family}\``] : []),
    ...(wrong
      ? [`\`register_defaults\` has the key \`${own.key}\`, expected \`${names.family}\``]
      : []),
  ]
}

function inGate({ gated, names, architecture }: Subject): readonly string[] {
  if (gated.family === names.family) return []
  const found = gated.family === undefined ? 'no family' : `\`${gated.family}\``
  return [
    `\`get_family_from_architecture\` maps \`${architecture}\` to ${found}, expected \`${names.family}\``,
  ]
}

function inAnswer({ owner, names, architecture }: Subject): readonly string[] {
  if (owner === undefined) return []
  const { path, family, accepts } = owner
  const said = accepts?.map((name) => `\`${name}\``).join(', ') ?? ''
  const isTaken = accepts?.includes(architecture) === true
  const isRight = family === names.family
  return [
    ...(isTaken ? [] : [`\`${path}\` takes ${said}, expected \`${architecture}\``]),
    ...(isRight
      ? []
      : [
          `\`${path}\` answers \`${family ?? 'nothing'}\` in \`get_family\`, expected \`${names.family}\``,
        ]),
  ]
}

function inTests({ id, architecture, names }: Subject, files: Files): readonly string[] {
  const registry = files.get(paths.registry) ?? ''
  const marks: readonly (readonly [string, string])[] = [
    [tests.mapping, architecture],
    [tests.registration, names.family],
    ...(id === undefined ? [] : [[tests.detection, id] as const]),
  ]
  return marks
    .filter(([test, mark]) => !isNamedIn(registry, test, mark))
    .map(([test, mark]) => `\`${test}\` says nothing of \`${mark}\``)
}

function inDocuments({ architecture }: Subject, files: Files): readonly string[] {
  const isListed = isInReadme(files.get(paths.readme) ?? '', architecture)
  const isGuided = isInGuide(files.get(paths.guide) ?? '', architecture)
  return [
    ...(isListed ? [] : [`\`${paths.readme}\` does not list \`${architecture}\``]),
    ...(isGuided ? [] : [`\`${paths.guide}\` does not list \`${architecture}\``]),
  ]
}
