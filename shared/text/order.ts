/** What WeChat allows for a description of an order, with some room (`description`, `item_desc`). */
const DESCRIPTION_LENGTH = 120
/** Room for the words after the name of the first goods. */
const COUNT_LENGTH = 10

/** What the customer reads in WeChat's bill and in its order list. */
export const orderText = {
  ofStore: (brandName: string, storeName: string) =>
    `${brandName}（${storeName}）`.slice(0, DESCRIPTION_LENGTH),
  ofGoods: (firstName: string, count: number) => {
    const first = firstName.slice(0, DESCRIPTION_LENGTH - COUNT_LENGTH)
    return count === 1 ? first : `${first}等 ${count} 件`
  },
  ofTopUp: (brandName: string) => `${brandName} 储值`,
  shipped: (description: string) => description.slice(0, DESCRIPTION_LENGTH) || '到店消费',
} as const
