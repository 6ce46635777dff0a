import { isObject, type JsonObject, listAt, objectAt } from './json.ts'

/** What a query holds against the described parameters; values are read by the type of their parameter. */
export function checkQuery(
  query: URLSearchParams,
  parameters: readonly JsonObject[],
): readonly string[] {
  const known = new Map(
    parameters.filter((p) => p.in === 'query').map((parameter) => [parameter.name, parameter]),
  )
  const given = [...query].flatMap(([name, text]) => {
    const parameter = known.get(name)
    if (parameter === undefined) return [`query parameter ${name} is not known`]
    return isValue(objectAt(parameter, 'schema'), text)
      ? []
      : [`query parameter ${name} must not be ${JSON.stringify(text)}`]
  })
  const missing = [...known.values()].filter(
    (parameter) => parameter.required === true && !query.has(String(parameter.name)),
  )
  return [...given, ...missing.map(({ name }) => `query parameter ${name} is missing`)]
}

/** GitHub describes query values by type, list of values and limits; nothing else is used. */
function isValue(schema: JsonObject, text: string): boolean {
  if (schema.type === 'boolean') return text === 'true' || text === 'false'
  if (schema.type === 'integer') return /^\d+$/.test(text)
  if (schema.type === 'array') return isObject(schema.items) && isValue(schema.items, text)
  const values = listAt(schema, 'enum')
  return values.length === 0 || values.includes(text)
}
