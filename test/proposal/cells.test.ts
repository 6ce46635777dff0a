import { expect, test } from 'vitest'
import { cellsOf } from '../../src/proposal/cells.ts'
import { historyLineOf, isDay } from '../../src/proposal/history.ts'
import { countOf, gigabytesOf } from '../../src/proposal/quantity.ts'
import { downloadsOf } from '../../src/proposal/repository.ts'
import { revisionOf } from '../../src/proposal/revision.ts'
import {
  booleanOf,
  licenceOf,
  precisionOf,
  runtimesOf,
  taskOf,
} from '../../src/proposal/wording.ts'

const commit = '4be1d20c0ffee0c0ffee0c0ffee0c0ffee0c0ffe'

test.each([
  ['| a | b |', ['a', 'b']],
  ['a|b', ['a', 'b']],
  ['| a \\| b | c|', ['a | b', 'c']],
  ['| a | |', ['a', '']],
  ['||', ['']],
  ['| a\\\\ | b\\\\\\| c |', ['a\\\\', 'b\\\\| c']],
  ['', []],
])('the row %s has its cells', (row, expected) => {
  expect(cellsOf(row, 0, row.length).map((cell) => cell.text)).toEqual(expected)
})

test('a cell is where it is written', () => {
  const text = 'x\n| a |  b\\|c |'
  const cell = cellsOf(text, 2, text.length)[1]

  expect(text.slice(cell?.start, cell?.end)).toBe('b\\|c')
})

test.each([
  ['100GB', 100],
  ['24 GB', 24],
  ['~16GB', 16],
  ['320GB (~16k tokens, 8 of 40 GB)', 320],
  ['1,350 GiB', 1350],
  ['`16Gi`', 16],
  ['7.5', 7.5],
  ['30+ GB', 30],
  ['1.3TB', undefined],
  ['plenty', undefined],
])('%s is %s gigabytes', (cell, expected) => {
  expect(gigabytesOf(cell)?.number).toBe(expected)
})

test.each([
  ['1', 1, false],
  ['1 (minimum)', 1, false],
  ['01 GPU', 1, false],
  ['8+', 8, true],
  ['0', undefined, undefined],
  ['A100 x 2', undefined, undefined],
])('%s counts %s', (cell, expected, atLeast) => {
  expect(countOf(cell)?.number).toBe(expected)
  expect(countOf(cell)?.atLeast).toBe(atLeast)
})

test.each([
  ['https://huggingface.co/wetland/heron-3b', ['wetland/heron-3b']],
  ['<https://huggingface.co/wetland/heron-3b/>', ['wetland/heron-3b']],
  ['[here](https://huggingface.co/wetland/heron-3b/tree/main)', ['wetland/heron-3b']],
  ['[https://huggingface.co/a/b](https://huggingface.co/a/b)', ['a/b']],
  ['https://huggingface.co/a/b, https://huggingface.co/a/c', ['a/b', 'a/c']],
  ['Hugging Face', []],
  ['https://huggingface.co.evil.example/a/b', []],
  ['https://huggingface.co@evil.example/a/b', []],
  ['https://huggingface.co:8443/a/b', []],
  ['http://huggingface.co/a/b', []],
  ['https://huggingface.co/datasets/a', []],
  ['https://huggingface.co/a/%2e%2e/b', []],
  ['https://huggingface.co/a', []],
])('%s points at %j', (cell, expected) => {
  expect(downloadsOf(cell).map((download) => download.repository)).toEqual(expected)
})

test.each([
  [commit, commit],
  [`[4be1d20](https://huggingface.co/a/b/commit/${commit})`, commit],
  [commit.toUpperCase(), commit],
  ['4be1d20', null],
  ['main', null],
  [`${commit}0`, null],
  [`${commit} or ${commit.replace('4', '5')}`, null],
])('the version %s is the commit %s', (cell, expected) => {
  expect(revisionOf(cell)).toBe(expected)
})

test.each([
  ['Huggingface Transformer', ['transformers']],
  ['transformers / vLLM & onnx', ['transformers', 'vllm', 'onnx']],
  ['Transformers. vLLM is not supported yet.', ['transformers']],
  ['vLLM v0.10.1', ['vllm']],
  ['', []],
])('%s names the runtimes %j', (cell, expected) => {
  expect(runtimesOf(cell)).toEqual(expected)
})

test.each([
  ['True', true],
  ['`false`', false],
  ['False. One GPU is enough.', false],
  ['False (True for the large one)', null],
  ['True/False', null],
  ['maybe', null],
])('%s means %s', (cell, expected) => {
  expect(booleanOf(cell)).toBe(expected)
})

test('words are put in the spelling of the field', () => {
  expect(taskOf('`Text Generation`')).toBe('text-generation')
  expect(precisionOf('Precision: BF16. Runs anywhere.')).toBe('bfloat16')
  expect(precisionOf('`torch_dtype=auto` is set')).toBeNull()
  expect(licenceOf('Apache License, Version 2.0')).toBe('Apache-2.0')
  expect(licenceOf('The MIT License')).toBe('MIT')
  expect(licenceOf('Llama 3.3 Community License, with limits')).toBe('Llama 3.3 Community License')
})

test.each([
  ['01/31/2026: Open', '2026-01-31'],
  ['2026-01-31: Open', '2026-01-31'],
  ['2026/1/31: Open', '2026-01-31'],
  ['31/01/2026: Open', '2026-01-31'],
  ['02/01/2026: Open', '2026-02-01'],
  ['02/30/2026: Open', null],
  ['xx/xx/2026: Open', null],
  ['MM/DD/YYYY: Open', null],
  ['Open', null],
])('the history line %s is of %s', (line, expected) => {
  expect(historyLineOf(line, undefined)).toMatchObject({ date: expected, text: 'Open' })
})

test('a day before the month is believed where it is the day of creation', () => {
  expect(historyLineOf('02/01/2026: Open', '2026-01-02')).toMatchObject({
    date: '2026-01-02',
    ambiguous: true,
  })
})

test.each(['0000-02-29', '0099-12-31', '2000-02-29', '2024-02-29', '2026-01-31', '9999-12-31'])(
  '%s is a day of the calendar',
  (day) => {
    expect(isDay(day)).toBe(true)
  },
)

test.each(['1900-02-29', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
  '%s is no day of the calendar',
  (day) => {
    expect(isDay(day)).toBe(false)
  },
)
