import type { Shop } from './shop'

/** The answer of a call, after it is certain that no document of any brand changed. */
export async function unchanged<T>(shop: Shop, call: () => Promise<T>): Promise<T> {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  return answer
}

/** Every document of the brand `lanxi`, which no call at another brand may touch. */
export const ofOtherBrand = (shop: Shop): object[] =>
  Object.values(shop.database.dump()).flatMap(documents =>
    documents.filter(({ _id, brandId }) => brandId === 'lanxi' || _id === 'lanxi'),
  )
