/**
 * Something a brand sells in the mini-program. The price of an order always comes from here, never from the
 * client.
 */
export interface ProductDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  name: string
  priceFen: number
  /** `['*']` = every store. */
  stores: string[]
  /** Taken off the menu: old orders keep its name. */
  active: boolean
  /** Place on the menu, smallest first. */
  rank: number
}
