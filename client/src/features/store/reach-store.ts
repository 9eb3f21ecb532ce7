import type { StoreView } from '@shared/contract'
import Taro from '@tarojs/taro'
import { openMap } from '@/device/open-map'

export const callStore = ({ phone }: Pick<StoreView, 'phone'>): void =>
  void Taro.makePhoneCall({ phoneNumber: phone })

/** Opens the map at the store; nothing where its place is not known. */
export function leadTo({ location, name, address }: StoreView): void {
  if (location) openMap({ place: location, name, address })
}
