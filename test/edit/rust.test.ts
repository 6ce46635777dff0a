import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAlternative, insertBelow } from '../../src/edit/rust-arm.ts'
import { bodyOfFunction, literalsIn, rustCode } from '../../src/edit/rust-code.ts'
import { addRustLine, addRustModule } from '../../src/edit/rust-line.ts'
import { maskRust } from '../../src/edit/rust-mask.ts'
import { armsOf, matchesOn } from '../../src/edit/rust-match.ts'
import { inRustOrder } from '../../src/edit/rust-order.ts'
import { addToUseTree } from '../../src/edit/rust-use-tree.ts'
import { splice } from '../../src/edit/splice.ts'
import { expectOnlyInsertions, shown, textOf } from './promises.ts'

test.for<[string, string, string]>([
  ['a comment', 'a // b "c\nd', 'a        \nd'],
  ['comments inside comments', 'a /* b /* c */ d */ e', 'a                   e'],
  ['an open comment', 'a /* b', 'a     '],
  ['a string with a quote', 'f("a\\"b//", x)', 'f("      ", x)'],
  ['a raw string', 'r#"{"a": "}"}"# + b', 'r#"          "# + b'],
  ['a raw string with more hashes', 'r##"a"#b"## c', 'r##"    "## c'],
  ['bytes', `b"{" b'{' x`, `b" " b' ' x`],
  ['characters', `'{' '\\'' '\\u{7b}' '"' y`, `' ' '  ' '      ' ' ' y`],
  [
    'lifetimes, which are none',
    `fn f<'a>(x: &'a str) -> &'static str`,
    `fn f<'a>(x: &'a str) -> &'static str`,
  ],
])('%s is blanked out in place', ([, source, masked]) => {
  expect(maskRust(source)).toBe(masked)
})

test('a mask is as long as its source, line by line', () => {
  const piece = fc.constantFrom(
    '"',
    "'",
    '/*',
    '*/',
    '//',
    '\n',
    'r#"',
    '"#',
    '\\',
    '{',
    'a',
    '\r\n',
    "'a'",
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const source = pieces.join('')
      const masked = maskRust(source)
      expect(masked).toHaveLength(source.length)
      expect(masked.replaceAll(/[^\r\n]/g, '')).toBe(source.replaceAll(/[^\r\n]/g, ''))
    }),
  )
})

const modules = 'use a::b;\n\npub mod embeddings;\npub mod llama;\npub mod qwen;\n\nmod cache;\n'

test.each(['gemma2', 'aya', 'zephyr', 'qwen2_moe'])(
  'a module is declared in its order: %s',
  (name) => {
    expectOnlyInsertions(modules, (text) => addRustModule(text, name))
    const declared = textOf(addRustModule(modules, name)).match(/(?<=pub mod )\w+/g)
    expect(declared).toEqual([...(declared ?? [])].toSorted())
  },
)

test('a module that is declared, in a comment or by no name is told apart', () => {
  expect(shown(modules, addRustModule(modules, 'llama'))).toBe('unchanged')
  expect(shown('// pub mod x;\n', addRustModule('// pub mod x;\n', 'x'))).toContain('refused')
  for (const name of ['x; fn evil() {}', 'X', '', '../x', 'x\n'])
    expect(addRustModule(modules, name).kind).toBe('refused')
})

test('only the first group of lines of a kind grows', () => {
  const text = 'use b::B;\nuse d::D;\n\nuse a::A;\n'
  const like = /^use (?<path>\w+::\w+);$/
  const add = (now: string) => addRustLine(now, { like, path: 'c::C', text: 'use c::C;' })
  expect(shown(text, add(text))).toBe('+ use c::C;')
  expectOnlyInsertions(text, add)
})

test('names are in the order of rustfmt', () => {
  const names = [
    'qwen2_moe::Qwen2Moe',
    'ModelWrapper',
    'qwen::Qwen',
    'embeddings::MiniLM',
    'LIMIT',
    'gemma2::G',
    'gemma::G',
  ]
  expect(names.toSorted(inRustOrder).join(' ')).toBe(
    'embeddings::MiniLM gemma::G gemma2::G qwen::Qwen qwen2_moe::Qwen2Moe ModelWrapper LIMIT',
  )
})

test('an import list stays on one line as long as it fits', () => {
  const text = 'use crate::models::{llama::Llama, ModelWrapper};\n'
  expect(textOf(addToUseTree(text, 'crate::models', 'gemma2::Gemma2'))).toBe(
    'use crate::models::{gemma2::Gemma2, llama::Llama, ModelWrapper};\n',
  )
})

test('an import list that grows is filled line by line', () => {
  const text = `use crate::models::{${['a', 'b', 'c', 'd'].map((one) => `${one}::${'T'.repeat(17)}`).join(', ')}};\n`
  expect(textOf(addToUseTree(text, 'crate::models', 'e::Eagle'))).toMatchInlineSnapshot(`
    "use crate::models::{
        a::TTTTTTTTTTTTTTTTT, b::TTTTTTTTTTTTTTTTT, c::TTTTTTTTTTTTTTTTT, d::TTTTTTTTTTTTTTTTT,
        e::Eagle,
    };
    "
  `)
})

test.each([
  ['none', 'use other::{a};\n', 'not exactly one'],
  ['two', 'use x::{a};\nuse x::{b};\n', 'not exactly one'],
  ['a nested one', 'use x::{a::{b, c}};\n', 'not exactly one'],
  ['one with a comment', 'use x::{\n    a, // why\n    b,\n};\n', 'a comment'],
])('an import list that is %s is left alone', (_, text, why) => {
  expect(shown(text, addToUseTree(text, 'x', 'c'))).toContain(why)
})

const match = `fn name(&self) -> &str {
    match self {
        #[cfg(test)]
        Self::Test(_) => "match self { x => y }", // Self::No => 1,
        Self::A(_, _) | Self::B(_, _) => {
            panic!("no => name")
        }
        Self::C { id, .. } if id.len() > 2 => id,
        _ => other(|x| match x { Some(y) => y, None => "z" }),
    }
}
`

test('arms are read with attributes, guards, blocks and calls', () => {
  const { code } = rustCode(match)
  const [span = { start: 0, end: 0 }] = matchesOn(code, 'self')
  const arms = armsOf(code, span)
  expect(
    arms.map(({ pattern, isTest, body }) => [pattern, isTest, match.slice(body.start, body.end)]),
  ).toEqual([
    ['Self::Test(_)', true, '"match self { x => y }"'],
    ['Self::A(_, _) | Self::B(_, _)', false, '{\n            panic!("no => name")\n        }'],
    ['Self::C { id, .. } if id.len() > 2', false, 'id'],
    ['_', false, 'other(|x| match x { Some(y) => y, None => "z" })'],
  ])
  expect(matchesOn(code, 'self')).toHaveLength(1)
})

/** Adds an alternative behind the last one of the only `match`. */
function withAlternative(source: string, added: string): string {
  const { code } = rustCode(source)
  const [span = { start: 0, end: 0 }] = matchesOn(code, 'self')
  const [arm] = armsOf(code, span)
  if (arm === undefined) throw new Error('There is no arm')
  const after = arm.pattern.split(' | ').at(-1) ?? ''
  return splice(source, [addAlternative(source, arm, { after, added })])
}

const long = (letter: string): string => `Self::${letter.repeat(24)}(_, _)`
const armed = (pattern: string, value: string): string =>
  `fn f() {\n    match self {\n        ${pattern} => ${value}\n        _ => 1,\n    }\n}\n`

test.for<[string, string, string, string]>([
  [
    'on its line',
    armed('Self::A(_, _)', 'Err(x),'),
    'Self::B(_, _)',
    armed('Self::A(_, _) | Self::B(_, _)', 'Err(x),'),
  ],
  [
    'each on its own line where they are too long, and then a block is not needed',
    armed(
      `${long('A')} | ${long('B')}`,
      '{\n            Err(anyhow!("a value that did not fit"))\n        }',
    ),
    long('C'),
    armed(
      `${long('A')}\n        | ${long('B')}\n        | ${long('C')}`,
      'Err(anyhow!("a value that did not fit")),',
    ),
  ],
  [
    'and a macro keeps its block',
    armed(`${long('A')} | ${long('B')}`, '{\n            panic!("no")\n        }'),
    long('C'),
    armed(
      `${long('A')}\n        | ${long('B')}\n        | ${long('C')}`,
      '{\n            panic!("no")\n        }',
    ),
  ],
  [
    'and a value that fits no more gets a block',
    armed('Self::A(_, _)', `Err(anyhow!("${'x'.repeat(50)}")),`),
    'Self::B(_, _)',
    armed(
      'Self::A(_, _) | Self::B(_, _)',
      `{\n            Err(anyhow!("${'x'.repeat(50)}"))\n        }`,
    ),
  ],
])('an alternative is added %s', ([, before, added, after]) => {
  expect(withAlternative(before, added)).toBe(after)
})

test('lines are put below what ends in the middle of one', () => {
  expect(splice('a(b) // c\nd\n', [insertBelow('a(b) // c\nd\n', 4, 'e')])).toBe(
    'a(b) // c\ne\nd\n',
  )
  expect(splice('a', [insertBelow('a', 1, 'b')])).toBe('a\nb')
})

test('the literals of a function are read as they are written', () => {
  const file = rustCode('fn other() { "no" }\nfn f() { g("a\\n", /* "b" */ r#"{"c"}"#, \'"\') }\n')
  const body = bodyOfFunction(file.code, 'f')
  expect(body && literalsIn(file, body)).toEqual(['a\\n', '{"c"}'])
  expect(bodyOfFunction(`${file.code}fn f() {}`, 'f')).toBeUndefined()
})
