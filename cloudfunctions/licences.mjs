/** The licences of what a bundle holds: MIT, BSD and Apache ask that their notices travel with the code. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** `node_modules/a/node_modules/@b/c/x.js` belongs to the folder that ends in `@b/c`. */
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//

/**
 * One text: each package by name and version with its licence; those that name none are said to name none.
 */
export async function licencesOf(inputs, root) {
  const folders = new Set(inputs.flatMap(file => PACKAGE.exec(file)?.[1] ?? []))
  const parts = await Promise.all([...folders].sort().map(folder => licenceOf(path.resolve(root, folder))))
  return `${[...new Set(parts)].join(`\n${'-'.repeat(80)}\n\n`)}`
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const files = (await readdir(folder)).filter(file => /^(licen[cs]e|notice|copying)/i.test(file)).sort()
  const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')))
  const named = typeof license === 'string' ? license : (license?.type ?? 'no licence named')
  return [`${name} ${version}: ${named}`, ...texts.map(text => text.trim())].join('\n\n').concat('\n')
}
