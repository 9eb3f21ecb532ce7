import { useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { noteArrival } from '@/features/link/arrival'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useDidShow(noteArrival)
  return children
}
