/** One thing that was looked at. `missing` has to be put right; `warning` may have to; `unknown` was not shown. */
export interface Point {
  readonly area: string
  readonly is: 'good' | 'warning' | 'missing' | 'unknown'
  readonly message: string
  /** What to do about it. */
  readonly help: string | undefined
}

/** All is well. */
export function good(area: string, message: string): Point {
  return { area, is: 'good', message, help: undefined }
}

/** Something does not work before it is put right. */
export function lacking(area: string, message: string, help: string): Point {
  return { area, is: 'missing', message, help }
}

/** Something that is worth a look. */
export function warning(area: string, message: string, help: string): Point {
  return { area, is: 'warning', message, help }
}

/** Something that whoever looks is not shown. */
export function unknown(area: string, message: string, help: string): Point {
  return { area, is: 'unknown', message, help }
}
