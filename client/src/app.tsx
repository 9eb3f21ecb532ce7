import type { PropsWithChildren } from 'react'
import { startKeyAccess } from '@/device/key-access'
import './app.scss'

startKeyAccess()

export default function App({ children }: PropsWithChildren) {
  return children
}
