/** Part of `npm run check`: comments fit in 110 columns and use plain words. Prints each line that does not. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './ensure.mjs'

const WIDTH = 110
/** Words for people that the code once used for processes and callers (docs/glossary.md). */
const FORBIDDEN = /\b(whoever|somebody|nobody|anybody|everybody)\b/i
const COMMENT = /^\s*(\/\/|\/\*|\*)/

const listed = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.scss'], {
  cwd: root,
  encoding: 'utf8',
})
const found = listed
  .split('\n')
  .filter(file => file !== '' && file !== 'local/bin/check-words.mjs')
  .flatMap(file =>
    readFileSync(`${root}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, i) => complaints(line).map(complaint => `${file}:${i + 1}: ${complaint}`)),
  )
for (const line of found) console.error(line)
if (found.length > 0) process.exit(1)

function complaints(line) {
  if (!COMMENT.test(line)) return []
  const word = FORBIDDEN.exec(line)?.[0]
  return [
    ...(line.length > WIDTH ? [`a comment of ${line.length} columns, ${WIDTH} are allowed`] : []),
    ...(word ? [`say what it is instead of "${word}"`] : []),
  ]
}
