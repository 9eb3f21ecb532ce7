import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { entryParam } from '@/device/entry'
import { applyBrandTheme } from '@/theme/brand-theme'
import { ClerkPieces } from './clerk-pieces'
import { demoBrand } from './demo-brand'
import { Numbers, Rows, States } from './facts'
import { Buttons, Faces, Tickets } from './objects'
import { Shown } from './shown'
import './index.scss'

/** Every component in every state, for our own eyes: only in builds made with HUIYUAN_KIT=1. */
export default function KitPage() {
  const [open, setOpen] = useState(entryParam('open') === 'sheet')
  useEffect(() => {
    applyBrandTheme(demoBrand)
    if (entryParam('open') === 'toast') toast('已收进券包')
  }, [])
  return (
    <Page
      title="组件与状态"
      bleed
      className="kit"
      sheets={
        <Sheet
          open={open}
          title="请店员扫这个码"
          note="积分、券和会员价一起算"
          onClose={() => setOpen(false)}
        >
          <Faces.Code />
        </Sheet>
      }
    >
      <View className="kit-grid">
        <Tickets />
        <Buttons />
        <Numbers />
        <States />
        <Rows />
        <Faces />
        <ClerkPieces />
        <Shown name="Sheet">
          <Button onTap={() => setOpen(true)}>打开</Button>
        </Shown>
      </View>
    </Page>
  )
}
