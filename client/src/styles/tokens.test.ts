import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { contrast } from '@shared/domain/theme/colour'

const source = readFileSync(path.join(__dirname, '_tokens.scss'), 'utf8')

/** The roles of one mixin as hex colours; a brand's role counts with its default. */
function rolesOf(mixin: string): Record<string, string> {
  const body = source.split(`@mixin ${mixin} {`)[1]?.split('\n}')[0] ?? ''
  const pairs = [...body.matchAll(/--([\w-]+): (?:var\(--[\w-]+, )?(#[0-9a-f]{6})/g)]
  return Object.fromEntries(pairs.map(([, role = '', hex = '']) => [role, hex]))
}

const schemes = { light: rolesOf('light'), dark: rolesOf('dark') }
const constant = rolesOf('constant')
const papers = ['c-bg', 'c-surface', 'c-sunken', 'c-raised']
const inks = [
  'c-ink',
  'c-ink-2',
  'c-ink-3',
  'c-brand-ink',
  'c-accent-ink',
  'c-warn-ink',
  'c-danger-ink',
  'c-ok-ink',
  'c-info-ink',
]
const fills: [string, string][] = [
  ['c-on-brand', 'c-brand'],
  ['c-on-brand', 'c-brand-press'],
  ['c-brand-ink', 'c-brand-weak'],
  ['c-accent-ink', 'c-accent-weak'],
  ['c-ok-ink', 'c-ok-weak'],
  ['c-warn-ink', 'c-warn-weak'],
  ['c-danger-ink', 'c-danger-weak'],
  ['c-info-ink', 'c-info-weak'],
  ['c-bg', 'c-ink'],
]

describe.each(Object.entries(schemes))('%s', (_, roles) => {
  const ratio = (text: string, ground: string) => contrast(roles[text] ?? '', roles[ground] ?? '')

  test.each(inks.flatMap(ink => papers.map(paper => [ink, paper] as const)))('%s reads on %s', (ink, paper) =>
    expect(ratio(ink, paper)).toBeGreaterThanOrEqual(4.5),
  )
  test.each(fills)('%s reads on %s', (text, fill) => expect(ratio(text, fill)).toBeGreaterThanOrEqual(4.5))
  test.each(papers.slice(0, 2))('borders of controls are seen on %s', paper =>
    expect(ratio('c-line-strong', paper)).toBeGreaterThanOrEqual(3),
  )
})

test.each([
  ['on-verdict', 'v-ok'],
  ['on-verdict', 'v-warn'],
  ['on-verdict', 'v-no'],
  ['plate-ink', 'plate'],
  ['face1-ink', 'face1-a'],
  ['face1-ink', 'face1-b'],
  ['face2-ink', 'face2-a'],
  ['face2-ink', 'face2-b'],
  ['face3-ink', 'face3-a'],
  ['face3-ink', 'face3-b'],
])('%s reads on %s in both themes', (text, ground) =>
  expect(contrast(constant[text] ?? '', constant[ground] ?? '')).toBeGreaterThanOrEqual(4.7),
)

test('both themes define the same roles', () => {
  const names = (mixin: string) =>
    [...(source.split(`@mixin ${mixin} {`)[1]?.split('\n}')[0] ?? '').matchAll(/(--[\w-]+):/g)].map(m => m[1])
  expect(names('dark')).toEqual(names('light'))
})

function styleSheets(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const place = path.join(folder, entry.name)
    return entry.isDirectory() ? styleSheets(place) : place.endsWith('.scss') ? [place] : []
  })
}

/** Masks use black as "visible"; everything people see has a role. */
const rawColour = /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i
const isMask = (line: string) => /mask|data:image|stroke=/.test(line)

test('no style outside the tokens names a raw colour', () => {
  const guilty = styleSheets(path.resolve(__dirname, '..'))
    .filter(file => !file.endsWith('_tokens.scss'))
    .flatMap(file =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => rawColour.test(line) && !isMask(line) && !line.includes('#{'))
        .map(line => `${path.basename(path.dirname(file))}: ${line.trim()}`),
    )
  expect(guilty).toEqual([])
})

test('text has one of two weights and is never under 11 px', () => {
  for (const file of styleSheets(path.resolve(__dirname, '..'))) {
    const text = readFileSync(file, 'utf8')
    for (const [, weight] of text.matchAll(/font-weight: (\w+)/g))
      expect([file, weight]).toEqual([file, expect.stringMatching(/^(400|600|inherit)$/)])
    for (const [, size] of text.matchAll(/font-size: ([\d.]+)px/g))
      expect([file, Number(size) >= 11]).toEqual([file, true])
  }
})

test('no style asks for a token that nothing sets: it would silently lose its colour or its letters', () => {
  const src = path.resolve(__dirname, '..')
  const files = (readdirSync(src, { recursive: true }) as string[])
    .filter(file => /\.(scss|tsx?)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map(file => ({ file, text: readFileSync(path.join(src, file), 'utf8') }))
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)
  // Tokens are also written on the page root by code.
  const set = new Set(files.flatMap(({ text }) => all(text, /(--[\w-]+)['"`]?\s*:/g)))
  const unset = files.flatMap(({ file, text }) =>
    all(text, /var\((--[\w-]+)\)/g)
      .filter(name => !set.has(name))
      .map(name => `${file} ${name}`),
  )
  expect(unset).toEqual([])
})
