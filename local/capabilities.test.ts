import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { actions } from '../shared/contract'

const root = path.resolve(__dirname, '..')
const page = readFileSync(path.join(root, 'docs/architecture/capabilities.md'), 'utf8')

/** The rows of each table of the page whose first column is a word, by its other columns. */
const rows = tablesOf(page).flatMap(({ columns, cells }) =>
  cells.map(([word = '', , ...marks]) => ({
    word: word.replaceAll('`', ''),
    marks: Object.fromEntries(columns.slice(2).map((column, i) => [column, marks[i] === '✓'])),
  })),
)
const words = rows.map(({ word }) => word)

const inCode: Record<string, readonly string[]> = {
  action: unique(Object.keys(actions).map(name => kebab(name.split('.')[0] ?? ''))),
  contract: unique(
    namesIn('shared/contract/actions').map(file => {
      const name = file.replace('.ts', '')
      return words.find(word => name === word || name.startsWith(`${word}-`)) ?? name
    }),
  ),
  page: namesIn('cloudfunctions/pages'),
  module: namesIn('cloudfunctions/modules'),
  domain: readdirSync(path.join(root, 'shared/domain'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name),
  client: unique(
    ['', 'clerk/', 'member/', 'brand/'].flatMap(subPackage => namesIn(`client/src/${subPackage}features`)),
  ),
}

test.each(Object.entries(inCode))(
  'every %s is a word of the table, and the table marks it',
  (layer, folders) => {
    const marked = rows.filter(({ marks }) => marks[layer]).map(({ word }) => word)
    expect([...marked].sort()).toEqual([...folders].sort())
  },
)

test('a word is listed once', () => {
  expect(words).toEqual(unique(words))
})

function tablesOf(text: string): { columns: string[]; cells: string[][] }[] {
  const tables = text.split('\n\n').filter(block => block.startsWith('| word |'))
  return tables.map(table => {
    const [columns = [], , ...cells] = table.trim().split('\n').map(cellsOf)
    return { columns, cells }
  })
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())
}

function namesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder))
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
