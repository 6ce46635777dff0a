import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Evidence, gateFrom } from '../../src/lifecycle/evidence.ts'

const otherwise = { is: 'missing', says: 'Nothing yet.' } as const

function piece(says: Evidence['says'], hour: number | undefined): Evidence {
  const at = hour === undefined ? undefined : new Date(Date.UTC(2026, 0, 5, hour))
  return { says, what: `${says} at ${hour ?? 'no time'}`, link: undefined, at }
}

function check(...evidence: readonly Evidence[]): string {
  const { is, says } = gateFrom('validated', evidence, otherwise)
  return `${is}: ${says}`
}

test('without evidence the gate says what is missing', () => {
  expect(check()).toBe('missing: Nothing yet.')
})

test('what speaks for it decides, whatever came before or after', () => {
  expect(check(piece('for', 1), piece('against', 2))).toBe('held: for at 1')
  expect(check(piece('against', 1), piece('for', 2))).toBe('held: for at 2')
  expect(check(piece('for', undefined), piece('against', 2))).toBe('held: for at no time')
})

test('without that the newest decides', () => {
  expect(check(piece('against', 1), piece('pending', 2))).toBe('missing: pending at 2')
  expect(check(piece('pending', 1), piece('against', 2))).toBe('failed: against at 2')
})

test('a source that is silent outweighs nothing', () => {
  expect(check(piece('unknown', undefined))).toBe('unknown: unknown at no time')
  expect(check(piece('unknown', undefined), piece('against', 1))).toBe('failed: against at 1')
})

const anyEvidence = fc
  .tuple(
    fc.constantFrom<Evidence['says']>('for', 'against', 'pending', 'unknown'),
    fc.option(fc.nat(23), { nil: undefined }),
  )
  .map(([says, hour]) => piece(says, hour))

test('the gate holds if and only if something speaks for it, in whatever order it was found', () => {
  fc.assert(
    fc.property(fc.array(anyEvidence, { maxLength: 6 }), (evidence) => {
      const { is } = gateFrom('validated', evidence, otherwise)

      expect(is === 'held').toBe(evidence.some(({ says }) => says === 'for'))
      expect(gateFrom('validated', evidence.toReversed(), otherwise).is === 'held').toBe(
        is === 'held',
      )
    }),
  )
})
