import { createHash } from 'node:crypto'
import { accept, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import { codeImageIdOf } from '@shared/domain/ids'
import { addressesDueAt, isFresh } from '@shared/domain/link/address'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { fits } from '@shared/domain/link/places'
import { linkStateAt } from '@shared/domain/link/state'
import type { CodeImageDoc } from '@shared/domain/link/types'
import type { Context, Handler } from '../../platform/context'
import { _, insert, read, updateWhere } from '../../platform/database'
import { type AddressForm, drawCode, makeAddress } from '../../platform/link-addresses'
import { openingOf } from './opening'

type Made = OutputOf<'link.code'>

/**
 * The picture of a path's code or an address of it. What was made is answered again: the picture for ever, an
 * address until days before it dies. 1 trip, and for something new a question to WeChat and 2 more; two at
 * once make two addresses that both work.
 */
export const makeLinkCode: Handler<'link.code'> = async ({ brand, now }, { linkId, form }) => {
  const link = await read('links', linkId)
  if (link?.brandId !== brand._id) return refuse('LINK_NOT_FOUND')
  if (form === 'code') return pictureOf(link)
  if (!fits(link.place, form)) return refuse('LINK_FORM_UNFIT')
  return addressOf(link, form, now)
}

async function pictureOf(link: LinkDoc): Promise<Outcome<Made>> {
  const known = link.codeImageId === '' ? null : await read('codeImages', link.codeImageId)
  if (known) return accept(shown(known))
  const drawn = await drawCode(openingOf(link))
  if (!drawn.ok) return notMade(drawn.reason)
  const hash = createHash('sha256').update(drawn.bytes).digest('hex')
  const image: CodeImageDoc = {
    _id: codeImageIdOf(link.brandId, hash),
    brandId: link.brandId,
    contentType: drawn.contentType,
    base64: drawn.bytes.toString('base64'),
  }
  // The picture before the path that names it; its id is its content, so a second one is the same.
  await insert('codeImages', image)
  await updateWhere('links', { _id: link._id }, { codeImageId: image._id })
  return accept(shown(image))
}

async function addressOf(link: LinkDoc, form: AddressForm, now: Context['now']): Promise<Outcome<Made>> {
  const state = linkStateAt(link, now)
  if (state === 'ended' || state === 'stopped') return refuse('LINK_NOT_LIVE')
  const field = form === 'url-link' ? 'urlLink' : 'scheme'
  const known = link[field]
  if (isFresh(known, now)) return accept({ form, address: known.address, endsAt: known.endsAt })
  const answer = await makeAddress(form, openingOf(link), now)
  if (!answer.ok) return notMade(answer.reason)
  const { made } = answer
  const dueAt = addressesDueAt({ ...link, [field]: made }, now)
  await updateWhere(
    'links',
    { _id: link._id },
    {
      [field]: made,
      addressesMade: _.inc(1),
      dueAt: _.min(dueAt),
    },
  )
  return accept({ form, address: made.address, endsAt: made.endsAt })
}

const shown = ({ contentType, base64 }: CodeImageDoc): Made => ({ form: 'code', contentType, base64 })

const notMade = (reason: 'limit' | 'unavailable'): Refusal =>
  refuse(reason === 'limit' ? 'LINK_MAKING_LIMIT' : 'LINK_MAKING_FAILED')
