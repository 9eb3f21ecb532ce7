import type { Abilities } from './types'

export const abilities: Abilities = { nativeButtons: false, camera: false }
