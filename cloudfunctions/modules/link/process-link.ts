import { addressesDueAt, isFresh } from '@shared/domain/link/address'
import type { LinkDoc, MadeAddress } from '@shared/domain/link/link-doc'
import { linkStateAt } from '@shared/domain/link/state'
import { updateWhere } from '../../platform/database'
import { type AddressForm, makeAddress } from '../../platform/link-addresses'
import { brandById } from '../../platform/settings'
import { openingOf } from './opening'

/**
 * Makes a path's addresses anew where they end within days; one of a path that has ended stays as it is. What
 * WeChat does not make now is tried again later. Repeatable. 1 question to WeChat per address, 1 trip.
 */
export async function processLink(link: LinkDoc, now: number): Promise<void> {
  const state = linkStateAt(link, now)
  const leads = state === 'live' || state === 'not-begun'
  const urlLink = leads ? await renewed('url-link', link.urlLink, link, now) : link.urlLink
  const scheme = leads ? await renewed('scheme', link.scheme, link, now) : link.scheme
  const dueAt = addressesDueAt({ ...link, urlLink, scheme }, now)
  // What was changed or made meanwhile has a due time of its own: the next run looks again.
  const { _id, version, addressesMade } = link
  const change = { urlLink, scheme, dueAt, addressesMade: addressesMade + 1 }
  await updateWhere('links', { _id, version, addressesMade }, change)
}

async function renewed(
  form: AddressForm,
  made: MadeAddress | null,
  link: LinkDoc,
  now: number,
): Promise<MadeAddress | null> {
  if (!made || isFresh(made, now)) return made
  const brand = await brandById(link.brandId)
  if (!brand) throw new Error(`path ${link._id} belongs to an unknown brand`)
  const answer = await makeAddress(form, openingOf(link), now)
  if (!answer.ok) throw new Error(`WeChat did not make ${form} of ${link._id}: ${answer.reason}`)
  return answer.made
}
