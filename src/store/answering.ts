import { OutsideError } from '../reconcile/outside-error.ts'

/** Makes an `OutsideError` of a call's failure, which says what was being tried. */
export function answering<A extends readonly unknown[], T>(
  purpose: string,
  call: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  return async (...args) => {
    try {
      return await call(...args)
    } catch (cause) {
      throw new OutsideError(`Could not ${purpose}`, { cause, retryable: true })
    }
  }
}
