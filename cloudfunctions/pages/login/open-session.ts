import { accept } from '@shared/contract'
import { permittedActions } from '@shared/contract/permissions'
import { worksEverywhere } from '@shared/domain/staff/scope'
import { brandView } from '../../modules/brand/brand-view'
import { storeView } from '../../modules/brand/store-view'
import { workPlaces } from '../../modules/staff/work-place'
import type { Handler } from '../../platform/context'

/** Who is logged in, where they work and what they may do. No trip when warm. */
export const openSession: Handler<'login.session'> = async context => {
  const { brand, staff, session, now } = context
  return accept({
    brand: brandView(brand),
    name: staff.name,
    role: staff.role,
    everywhere: worksEverywhere(staff),
    stores: (await workPlaces(context)).map(storeView),
    permissions: permittedActions(staff),
    session: session && { endsAt: session.endsAt, booksUntil: session.booksUntil },
    now,
  })
}
