/** An answer other than what was asked for, in GitHub's words. */
export class Problem extends Error {
  readonly status: number
  readonly errors: readonly unknown[]

  constructor(status: number, message: string, errors: readonly unknown[] = []) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.errors = errors
  }
}

export function notFound(): Problem {
  return new Problem(404, 'Not Found')
}

/** GitHub's answer to a body it understands but does not accept. */
export function invalid(resource: string, field: string, message: string): Problem {
  const error = { resource, field, code: 'custom', message }
  return new Problem(422, `Validation Failed: ${message}`, [error])
}

/** What was asked for is somewhere else now. 301 for reading, 307 for writing. */
export class Moved extends Problem {
  readonly location: string

  constructor(status: 301 | 307, location: string) {
    super(status, status === 301 ? 'Moved Permanently' : 'Temporary Redirect')
    this.name = 'Moved'
    this.location = location
  }
}
