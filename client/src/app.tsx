import { useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startKeyAccess } from '@/device/key-access'
import { noteArrival } from '@/features/link/arrival'
import './app.scss'

startKeyAccess()

export default function App({ children }: PropsWithChildren) {
  useDidShow(noteArrival)
  return children
}
