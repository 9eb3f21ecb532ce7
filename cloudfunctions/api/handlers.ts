import type { ActionName } from '@shared/contract'
import type { Handler } from '../platform/context'

/** The code behind every action of the contract. */
export const handlers: { readonly [N in ActionName]?: Handler<N> } = {}
