import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.md'], { cwd: root })
  .toString()
  .split('\n')
  .filter(Boolean)
const lines = tracked.flatMap(file =>
  readFileSync(path.join(root, file), 'utf8')
    .split('\n')
    .map((text, i) => ({ where: `${file}:${i + 1}`, file, text })),
)

test('every page of docs/ that a comment names exists', () => {
  const absent = lines.flatMap(({ where, text }) =>
    [...text.matchAll(/docs\/[\w./-]+\.md/g)]
      .map(([page]) => page)
      .filter(page => !existsSync(path.join(root, page)))
      .map(page => `${where} ${page}`),
  )
  expect(absent).toEqual([])
})

test('no comment names a page that is not in the repository', () => {
  const foreign = /(^|[^\w/-])(state-changes|design\.md|ui\.md|peers\.md|capabilities\.md|wechat-apis\.md)/
  const named = lines.filter(({ file, text }) => file !== 'local/documents.test.ts' && foreign.test(text))
  expect(
    named.filter(({ text }) => !/docs\/architecture|\]\(|architecture\//.test(text)).map(l => l.where),
  ).toEqual([])
})

test('every link between the pages of docs/ leads somewhere', () => {
  const broken = lines
    .filter(({ file }) => file.endsWith('.md'))
    .flatMap(({ file, where, text }) =>
      [...text.matchAll(/\]\(([^)#]+?)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter(target => !/^[a-z]+:/.test(target))
        .filter(target => !existsSync(path.resolve(root, path.dirname(file), target)))
        .map(target => `${where} ${target}`),
    )
  expect(broken).toEqual([])
})

test('the glossary holds at least 70 terms, each with four columns and none twice', () => {
  const rows = readFileSync(path.join(root, 'docs/glossary.md'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| 中文'))
    .map(line => line.split(' | ').length)
  expect(rows.length).toBeGreaterThanOrEqual(70)
  expect(new Set(rows)).toEqual(new Set([4]))
})

test.each(['deploy', 'merchants', 'tills', 'stored-value', 'tier-benefits'])(
  'the guide %s exists in both languages, section by section, each linked in the first line of the other',
  name => {
    const [english = [], chinese = []] = [`docs/${name}.md`, `docs/zh/${name}.md`].map(page =>
      readFileSync(path.join(root, page), 'utf8').split('\n'),
    )
    expect([english[0], chinese[0]]).toEqual([`[中文](zh/${name}.md)`, `[English](../${name}.md)`])
    const shape = (page: string[]) =>
      page.map(line => /^(#+ |\| |- |\d\. |```)/.exec(line)?.[1]).filter(Boolean)
    expect(shape(chinese)).toEqual(shape(english))
  },
)
