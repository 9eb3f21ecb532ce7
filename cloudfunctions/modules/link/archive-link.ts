import { accept, refuse } from '@shared/contract'
import { archiveLink as decideArchive } from '@shared/domain/link/save-link'
import type { Handler } from '../../platform/context'
import { inputHashOf } from '../../platform/order-number'
import { changeStored } from './change-stored'
import { linkView, namesOfStaff } from './link-view'

/** Ends a path before its time, or brings it back. 3 trips; one command has one effect. */
export const archiveLink: Handler<'link.archive'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, linkId, version, archived } = input
  const command = {
    id: commandId,
    inputHash: inputHashOf(['archive', linkId, archived]),
    staffId: staff._id,
    now,
  }
  const [changed, nameOf] = await Promise.all([
    changeStored(linkId, brand._id, link => decideArchive(link, version, archived, command)),
    namesOfStaff(brand._id),
  ])
  return changed.ok ? accept({ link: linkView(changed.data, nameOf, now) }) : refuse(changed.code)
}
