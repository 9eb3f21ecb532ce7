import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import type { Answer } from './answer'
import { post } from './post'

/** Calls one action of the contract as the person who is signed in. */
export const call = <N extends ActionName>(action: N, input: InputOf<N>): Promise<Answer<OutputOf<N>>> =>
  post('call', { action, input })
