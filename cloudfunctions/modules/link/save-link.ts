import { createHash } from 'node:crypto'
import { accept, type InputOf, type Outcome, refuse } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import { linkIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { linkCode } from '@shared/domain/link/code'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import {
  areSound,
  changeLink,
  createLink,
  type LinkCommand,
  type LinkFields,
} from '@shared/domain/link/save-link'
import type { Handler, StaffContext } from '../../platform/context'
import { insert, read } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { batchesById } from '../../platform/settings'
import { activeStoresOf } from '../brand/store-view'
import { knownCampaigns } from '../campaign/open-campaigns'
import { changeStored } from './change-stored'
import { linkView, namesOfStaff } from './link-view'

type Input = InputOf<'link.save'>

/**
 * Makes a path, or changes one: its code stays for ever, everything else may change. A repeat of the command
 * finds what it made; of two saves at once the second is refused. 2 trips beside the names of staff.
 */
export const saveLink: Handler<'link.save'> = async (context, input) => {
  const { brand, staff, now } = context
  const fields = fieldsOf(input)
  if (!areSound(fields) || !(await areOfBrand(fields, context))) return refuse('LINK_PATH_BAD')
  const { linkId, version } = input
  if ((linkId === undefined) !== (version === undefined)) return refuse('BAD_INPUT')
  const command = {
    id: input.commandId,
    inputHash: inputHashOf(['save', linkId ?? '', fields]),
    staffId: staff._id,
    now,
  }
  const [saved, nameOf] = await Promise.all([
    linkId !== undefined && version !== undefined
      ? changeStored(linkId, brand._id, link => changeLink(link, version, fields, command))
      : insertNew(fields, command, context),
    namesOfStaff(brand._id),
  ])
  return saved.ok ? accept({ link: linkView(saved.data, nameOf, now) }) : refuse(saved.code)
}

function fieldsOf(input: Input): LinkFields {
  const { name, place, target, storeId = '', campaignId = '', fromAt = 0, untilAt = NEVER } = input
  return {
    name,
    place,
    target,
    storeId,
    campaignId,
    fromAt,
    untilAt,
    after: input.after ?? null,
    tags: [...new Set(input.tags ?? [])],
  }
}

/** Whether store, campaign and coupon are this brand's. No trip when warm. */
async function areOfBrand(
  { target, after, storeId, campaignId }: LinkFields,
  { brand }: StaffContext,
): Promise<boolean> {
  const offers = [target, after].flatMap(each => (each?.params.offer ? [each.params.offer] : []))
  const [stores, campaigns, batches] = await Promise.all([
    activeStoresOf(brand._id),
    knownCampaigns(brand._id),
    batchesById(offers),
  ])
  return (
    (storeId === '' || stores.some(({ _id }) => _id === storeId)) &&
    (campaignId === '' || campaigns.some(({ _id }) => _id === campaignId)) &&
    offers.every(batchId => batches.get(batchId)?.brandId === brand._id)
  )
}

/**
 * The code follows from the command, so that a repeat finds the path of the first run; a code that another
 * command has taken gives way to the next.
 */
async function insertNew(
  fields: LinkFields,
  command: LinkCommand,
  { brand, staff }: StaffContext,
): Promise<Outcome<LinkDoc>> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const code = codeOfCommand([brand._id, staff._id, command.id, String(attempt)])
    const link = createLink(brand._id, code, fields, command)
    if ((await insert('links', link)) === 'inserted') return accept(link)
    const existing = await read('links', linkIdOf(brand._id, code))
    if (!existing) throw new Error(`path ${link._id} was there and is not`)
    const [made] = existing.commands
    if (made?.id === command.id) {
      return made.inputHash === command.inputHash ? accept(existing) : refuse('CONFLICT')
    }
  }
  return refuse('BUSY')
}

const codeOfCommand = (parts: readonly string[]): string =>
  linkCode(createHash('sha256').update(parts.join('\n')).digest())
