/**
 * Part of `npm run check`: comments and pages fit the plain voice of docs/glossary.md, comments fit in 110
 * columns. Prints each line that does not.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './ensure.mjs'

const WIDTH = 110
const EVERYWHERE = ['']
const OUTSIDE_THE_PRODUCT = ['local/', 'bench/', 'e2e/', 'docs/', 'README']

/** Words that comments and pages do not use, and the paths where that holds: widen them as words disappear. */
const WORDS = [
  { words: 'whoever|somebody|nobody|anybody|everybody', paths: EVERYWHERE, instead: 'name the role' },
  { words: 'tend|tends|tended', paths: EVERYWHERE, instead: 'process, sweep' },
  { words: 'keepsake|how-manieth|standing|rooms', paths: EVERYWHERE, instead: 'the noun itself' },
  { words: 'wish|wishes|wished', paths: OUTSIDE_THE_PRODUCT, instead: 'input, command' },
  { words: 'obey|obeys|told', paths: OUTSIDE_THE_PRODUCT, instead: 'apply, notify' },
  { words: 'floors', paths: OUTSIDE_THE_PRODUCT, instead: 'layers' },
]

/** Parts of identifiers, as camel case separates them, in the same form. */
const IDENTIFIER_PARTS = [
  { words: 'tend|tended|tends|keepsake', paths: EVERYWHERE, instead: 'process, state' },
  {
    words: 'wish|wishes|wished|told|standing|obey',
    paths: [
      'local/bin/',
      'local/cloud/',
      'local/demo/',
      'local/operator/',
      'local/stage/',
      'local/wechatpay/',
    ],
    instead: 'the noun itself',
  },
  { words: 'wish|wishes|wished|standing|obey', paths: ['bench/', 'e2e/'], instead: 'the noun itself' },
]

const COMMENT = /^\s*(\/\/|\/\*|\*)/
const STRINGS = /'[^']*'|"[^"]*"|`[^`]*`/g
/** A page may quote the title of a test word by word. */
const QUOTED = /“[^”]*”/g

const patterns = IDENTIFIER_PARTS.concat(WORDS).map(rule => ({
  ...rule,
  isForIdentifiers: IDENTIFIER_PARTS.includes(rule),
  pattern: new RegExp(`\\b(${rule.words})\\b`, 'i'),
}))

const listed = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.scss', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
const complaints = listed
  .split('\n')
  .filter(file => file !== '' && file !== 'local/bin/check-words.mjs')
  .flatMap(file =>
    readFileSync(`${root}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, i) => complaintsAbout(file, line).map(complaint => `${file}:${i + 1}: ${complaint}`)),
  )
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exit(1)

function complaintsAbout(file, line) {
  if (file.endsWith('.md')) return wordsIn(file, line.replace(QUOTED, ''), false)
  if (!COMMENT.test(line)) return wordsIn(file, partsOf(line.replace(STRINGS, '')), true)
  const width = line.length > WIDTH ? [`a comment of ${line.length} columns, ${WIDTH} are allowed`] : []
  return [...width, ...wordsIn(file, line, false)]
}

function wordsIn(file, text, isForIdentifiers) {
  return patterns
    .filter(rule => rule.isForIdentifiers === isForIdentifiers)
    .filter(({ paths }) => paths.some(start => file.startsWith(start)))
    .flatMap(({ pattern, instead }) => {
      const word = pattern.exec(text)?.[0]
      return word ? [`"${word}": say what it is (${instead})`] : []
    })
}

/** `wishOfMember` → `wish Of Member`; `TOLD_AT` → `TOLD AT`. */
function partsOf(code) {
  return code.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
}
