import { stringify } from 'yaml'

/** A value as YAML on one line. */
export function inYaml(value: unknown): string {
  const style = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const
  return stringify(value, style).trimEnd()
}
