import { expect, test } from 'vitest'
import { weightBytesOf, weightSet } from '../../src/facts/weights.ts'

/** `name size` on each line. */
function chosen(...files: readonly string[]) {
  const set = weightSet(
    files.map((file) => {
      const [name = '', size] = file.split(' ')
      return { name, size: size === undefined ? undefined : Number(size) }
    }),
  )
  const { value, why } = set === undefined ? { value: null, why: 'none' } : weightBytesOf(set)
  return `${set?.files.map(({ name }) => name).join(' ') ?? ''} = ${value ?? why}`
}

test('shards are added up, and copies in folders are not', () => {
  expect(
    chosen(
      'model-00001-of-00002.safetensors 40',
      'model-00002-of-00002.safetensors 20',
      'original/model.safetensors 60',
      'metal/model.bin 60',
    ),
  ).toBe('model-00001-of-00002.safetensors model-00002-of-00002.safetensors = 60')
})

test('of two formats and of two layouts one counts', () => {
  expect(chosen('model.safetensors 50', 'pytorch_model.bin 51')).toBe('model.safetensors = 50')
  expect(chosen('model.safetensors 50', 'consolidated.safetensors 52')).toBe(
    'consolidated.safetensors = 52',
  )
})

test('a whole file beside its own shards is not counted again', () => {
  expect(
    chosen(
      'model.safetensors 60',
      'model-00001-of-00002.safetensors 40',
      'model-00002-of-00002.safetensors 20',
    ),
  ).toBe('model-00001-of-00002.safetensors model-00002-of-00002.safetensors = 60')
})

test('of variants the plain one counts, and a variant alone counts', () => {
  expect(chosen('model.safetensors 60', 'model.fp16.safetensors 30')).toBe('model.safetensors = 60')
  expect(chosen('model.fp16.safetensors 30')).toBe('model.fp16.safetensors = 30')
})

test('what only looks like weights is none', () => {
  expect(
    chosen(
      'model.safetensors.index.json 9',
      'training_args.bin 9',
      'adapter_model.safetensors 9',
      'optimizer.bin 9',
    ),
  ).toBe(' = none')
})

test('a missing shard, or one without a size, is no sum', () => {
  expect(chosen('model-00001-of-00003.safetensors 40', 'model-00003-of-00003.safetensors 20')).toBe(
    'model-00001-of-00003.safetensors model-00003-of-00003.safetensors = 1 of the weight files are missing',
  )
  expect(chosen('model.safetensors')).toBe(
    'model.safetensors = the sizes of the weight files are not given',
  )
})
