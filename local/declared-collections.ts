import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CollectionDeclaration } from './cloud'

/** The collections and indexes a deployment creates, from the one file that declares them. */
export function declaredCollections(): CollectionDeclaration[] {
  const file = path.resolve(__dirname, '../cloudfunctions/collections.json')
  return JSON.parse(readFileSync(file, 'utf8')) as CollectionDeclaration[]
}
