/** Where something happened, for a clerk who works in `storeId`. */
export const placeText = (place: { storeId: string; storeName: string }, storeId: string): string =>
  place.storeId === storeId ? '本店' : place.storeName || '别的门店'
