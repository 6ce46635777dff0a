import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addGoFunction, addGoStatement } from '../../src/edit/go-block.ts'
import { addGoConstant } from '../../src/edit/go-constant.ts'
import { addBlankImport } from '../../src/edit/go-import.ts'
import { maskGo } from '../../src/edit/go-mask.ts'
import { expectOnlyInsertions, shown, textOf } from './promises.ts'

const imports = `package main

/*
import (
	_ "m/not/here"
)
*/
import (
	"fmt"

	_ "m/models"
	_ "m/models/falcon" // first
	_ "m/models/qwen"
)
`

const source = `package e2e

const (
	PresetFalconModel = "falcon-7b" // ) not the end
	PresetQwenModel   = "qwen"
	OtherAnnotation   = "example.org/other"
)

var _ = Describe("The rest", func() {
})

var _ = Describe("Workspace", func() {
	It("should )", func() {
	})

})
`

test('a blank import stands in alphabetical order', () => {
  expect(shown(imports, addBlankImport(imports, 'm/models/phi4'))).toBe('+ \t_ "m/models/phi4"')
  expect(shown(imports, addBlankImport(imports, 'm/models/llama'))).toContain('m/models/llama')
  expect(shown(imports, addBlankImport(imports, 'm/models/falcon'))).toBe('unchanged')
})

test('an import block without blank imports gets one at its end', () => {
  const plain = 'package main\n\nimport (\n\t"fmt"\n)\n'
  expect(shown(plain, addBlankImport(plain, 'm/models/phi4'))).toBe('+ \t_ "m/models/phi4"')
})

test('a file without import block, or with two, refuses an import', () => {
  expect(addBlankImport('package main\n', 'm/a')).toMatchObject({ kind: 'refused' })
  expect(addBlankImport(`${imports}import (\n)\n`, 'm/a')).toMatchObject({ kind: 'refused' })
  expect(addBlankImport(imports, 'm/a"\n_ "evil')).toMatchObject({ kind: 'refused' })
})

test('a constant stands below the others and moves none of them', () => {
  const add = (name: string, value = 'phi-4'): string =>
    shown(source, addGoConstant(source, 'Preset', { name, value }))

  expect(add('PresetPhi4Model')).toBe('+ \tPresetPhi4Model   = "phi-4"')
  expect(add('PresetPhi4MiniInstructModel')).toBe('+ \n+ \tPresetPhi4MiniInstructModel = "phi-4"')
  expect(add('PresetQwenModel', 'qwen')).toBe('unchanged')
  expect(add('PresetQwenModel')).toBe(
    'refused: the constant `PresetQwenModel` stands for something else',
  )
  expect(add('Preset-Phi')).toBe('refused: `Preset-Phi` is not an identifier')
  expect(addGoConstant(source, 'Absent', { name: 'A', value: 'b' })).toMatchObject({
    kind: 'refused',
  })
})

test('a constant stands below its siblings where it fits, else at the end of the block', () => {
  const place = (name: string): string | undefined => {
    const text = textOf(addGoConstant(source, 'Preset', { name, value: 'phi-4' }))
    return text.split('\n').at(text.split('\n').findIndex((line) => line.includes('phi-4')) + 1)
  }

  expect(place('PresetPhi4Model')).toBe('\tOtherAnnotation   = "example.org/other"')
  expect(place('PresetPhi4MiniInstructModel')).toBe(')')
})

test('a function stands before the first `var _`', () => {
  const added = { name: 'create', block: 'func create() {\n}' }
  expect(shown(source, addGoFunction(source, added))).toBe('+ func create() {\n+ }\n+ ')
  expect(addGoFunction('package a\n', added)).toMatchObject({ kind: 'refused' })
})

test('a statement stands at the end of the one call that matches', () => {
  const added = { mark: 'create(1)', block: '\tcreate(1)' }
  expect(shown(source, addGoStatement(source, 'Describe', added))).toBe(
    'refused: there is not exactly one `Describe`',
  )
  const single = source.replace('var _ = Describe("The rest", func() {\n})\n', '')
  expect(shown(single, addGoStatement(single, 'Describe', added))).toBe('+ \tcreate(1)\n+ ')
})

test('only the addition is added, whatever the line endings', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/)
  fc.assert(
    fc.property(name, (each) => {
      expectOnlyInsertions(imports, (text) => addBlankImport(text, `m/models/${each}`))
      expectOnlyInsertions(source, (text) =>
        addGoConstant(text, 'Preset', { name: `Preset${each}`, value: each }),
      )
      expectOnlyInsertions(source, (text) =>
        addGoFunction(text, { name: each, block: `func ${each}() {}` }),
      )
    }),
  )
})

test('masked source has the same offsets and no words of comments and literals', () => {
  const text = 'a := "x // y" // z\n/* `q` */ b := `r\n"s` + \'"\' + c'
  expect(maskGo(text)).toBe(
    'a := "      "     \n          b := `  \n  ` + \' \' + c'.replace('`  \n', '` \n'),
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', "'", '`', '/', '*', '\\', '\n', 'a') }),
      (any) => {
        expect(maskGo(any)).toHaveLength(any.length)
        expect(maskGo(any).split('\n')).toHaveLength(any.split('\n').length)
      },
    ),
  )
})
