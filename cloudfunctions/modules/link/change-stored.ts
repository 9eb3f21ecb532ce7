import { accept, type Outcome, refuse } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { LinkDecision } from '@shared/domain/link/save-link'
import { _, read, updateWhere } from '../../platform/database'

/**
 * Load, decide, write guarded by the version: the second of two saves is refused and changes nothing.
 * 2 trips.
 */
export async function changeStored(
  linkId: string,
  brandId: string,
  decide: (link: LinkDoc) => LinkDecision,
): Promise<Outcome<LinkDoc>> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const link = await read('links', linkId)
    if (link?.brandId !== brandId) return refuse('LINK_NOT_FOUND')
    const decision = decide(link)
    if (decision.kind === 'already') return accept(link)
    if (decision.kind === 'conflict') return refuse('CONFLICT')
    if (decision.kind === 'changed') return refuse('LINK_CHANGED')
    const { _id, ...fields } = decision.next
    // What WeChat made meanwhile stays: it is written without a version, and its duty only ever lowered.
    const { codeImageId: _image, urlLink: _urlLink, scheme: _scheme, addressesMade: _made, ...set } = fields
    const change = { ...set, dueAt: _.min(set.dueAt) }
    if ((await updateWhere('links', { _id, version: link.version }, change)) === 1)
      return accept(decision.next)
  }
  return refuse('BUSY')
}
