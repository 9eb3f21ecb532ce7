import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bin/ensure.mjs'

/** Reviewed mutants that behave as the original does, each with its reason. */
const reviewed = JSON.parse(readFileSync(path.join(root, 'local/mutate/equivalent.json'), 'utf8'))
const lines = new Map()

export function isEquivalent(mutant) {
  const file = path.relative(root, mutant.fileName)
  return reviewed.some(
    known =>
      known.file === file &&
      known.replacement === mutant.replacement &&
      known.original === originalOf(mutant.fileName, mutant.location),
  )
}

/** The source text that a mutant replaces. Lines and columns count from 0. */
export function originalOf(fileName, { start, end }) {
  if (!lines.has(fileName)) lines.set(fileName, readFileSync(fileName, 'utf8').split('\n'))
  const touched = lines.get(fileName).slice(start.line, end.line + 1)
  touched[touched.length - 1] = touched.at(-1).slice(0, end.column)
  touched[0] = touched[0].slice(start.column)
  return touched.join('\n')
}
