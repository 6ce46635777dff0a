import { parse } from 'yaml'

/** Writes a string so that a YAML reader gets exactly this string back: plain where that is safe, else in double quotes. */
export function renderYamlScalar(value: string): string {
  const looksPlain = /^[A-Za-z0-9](?:[\w ./:@+-]*[\w./@+-])?$/.test(value) && !value.includes(': ')
  return looksPlain && parse(value) === value ? value : JSON.stringify(value)
}
