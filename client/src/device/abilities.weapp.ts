import type { Abilities } from './types'

export const abilities: Abilities = { nativeButtons: true, camera: true }
