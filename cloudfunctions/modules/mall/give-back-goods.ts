import { _, updateWhere } from '../../platform/database'

/** Gives a unit back, at most once: its token leaves with it. One trip. */
export async function giveBackGoods(unit: { shelfId: string; token: string }): Promise<void> {
  const { shelfId, token } = unit
  await updateWhere(
    'shelves',
    { _id: shelfId, 'reservations.token': token },
    { left: _.inc(1), reservations: _.pull({ token }) },
  )
}
