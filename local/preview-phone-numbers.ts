import { createHash } from 'node:crypto'
import { personas } from './demo'

/**
 * Eleven digits no network gives out; people of the demo come first, others get a number by their id.
 */
const PERSONA_NUMBER = 10_000_001_001
const FIRST_OTHER = 10_000_100_000
const OTHERS = 899_900_000

/**
 * Numbers for the phone buttons of the preview: the same id always has the same one, two ids never share one.
 */
export function previewPhoneNumbers(): (id: string) => string {
  const owners = new Map<number, string>()
  return id => {
    const place = personas.findIndex(persona => persona.id === id)
    if (place >= 0) return String(PERSONA_NUMBER + place)
    let number = FIRST_OTHER + (hashOf(id) % OTHERS)
    while ((owners.get(number) ?? id) !== id) number += 1
    owners.set(number, id)
    return String(number)
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest().readUIntBE(0, 6)
