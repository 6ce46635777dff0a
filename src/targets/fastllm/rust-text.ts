const width = 100
const callWidth = 60

/** A call of a macro or function in a body, broken as rustfmt does: `Err(anyhow!(…))` has `Err(anyhow!(` before and `))` behind. */
export function call(before: string, args: readonly string[], behind: string): readonly string[] {
  const inside = args.join(', ')
  const single = `        ${before}${inside}${behind}`
  if (inside.length <= callWidth && single.length <= width) return [single]
  const comma = args.length > 1 && !before.includes('!(') ? ',' : ''
  const inner = args.map(
    (one, index) => `            ${one}${index === args.length - 1 ? comma : ','}`,
  )
  return [`        ${before}`, ...inner, `        ${behind}`]
}

/** `assert_eq!` in the body of a test. */
export function assertEqual(one: string, other: string): readonly string[] {
  return call('assert_eq!(', [one, other], ');')
}

/** A test function. */
export function testFunction(name: string, body: readonly string[]): readonly string[] {
  return ['', '    #[test]', `    fn ${name}() {`, ...body, '    }']
}

/** The module of tests at the end of a file. */
export function testModule(parts: readonly (readonly string[])[]): readonly string[] {
  return ['', '#[cfg(test)]', 'mod tests {', '    use super::*;', ...parts.flat(), '}']
}

/** Tests on the names a type takes and refuses, and on its family. */
export function nameTests(
  {
    module,
    type,
    family,
  }: { readonly module: string; readonly type: string; readonly family: string },
  refused: readonly string[],
): readonly (readonly string[])[] {
  const others = ['LlamaForCausalLM', ...refused, 'UnsupportedArchitecture']
  return [
    testFunction(`test_${module}_accepts_its_architectures`, [
      '        for architecture in ARCHITECTURES {',
      ...deeper(call('assert!(', [`${type}::supports_architecture(architecture)`], ');')),
      '        }',
    ]),
    testFunction(`test_${module}_refuses_other_architectures`, [
      '        for architecture in [',
      ...others.map((name) => `            "${name}",`),
      '        ] {',
      ...deeper(call('assert!(', [`!${type}::supports_architecture(architecture)`], ');')),
      '        }',
    ]),
    testFunction(`test_${module}_family`, assertEqual(`${type}::get_family()`, `"${family}"`)),
  ]
}

function deeper(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`)
}

/** How every type says which architectures it takes. */
export function architectureImpl(type: string, family: string): readonly string[] {
  return [
    '',
    `impl ModelArchitecture for ${type} {`,
    "    fn get_family() -> &'static str {",
    `        "${family}"`,
    '    }',
    '',
    '    fn supports_architecture(architecture: &str) -> bool {',
    '        ARCHITECTURES.contains(&architecture)',
    '    }',
    '}',
  ]
}

/** A name of the same stem with another head, which the type must refuse. */
export function otherHead(architecture: string): string {
  const stem = architecture.replace(
    /(?:ForCausalLM|ForConditionalGeneration|ForMaskedLM|LMHeadModel|Model)$/,
    '',
  )
  return architecture.endsWith('ForCausalLM')
    ? `${stem}ForConditionalGeneration`
    : `${stem}ForSequenceClassification`
}
