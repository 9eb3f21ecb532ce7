import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/cloud/call'
import { Cell, Cells } from '@/components/cell'
import { Section } from '@/components/section'
import { StatusBanner, type StatusBannerProps } from '@/components/status-banner'
import { saveFile } from '@/device/save-file'

const FILES = [
  { name: 'bills', title: '每天的账单', note: '收了几笔、退了几笔、差几条' },
  { name: 'differences', title: '差异', note: '每条的订单号、两边金额、补齐没有' },
  { name: 'liability', title: '积分和储值', note: '每天还欠顾客多少，折合成元' },
] as const
type FileName = (typeof FILES)[number]['name']

const TOLD: Record<
  'saved' | 'copied' | 'failed',
  Pick<StatusBannerProps, 'tone' | 'fact' | 'consequence'>
> = {
  saved: { tone: 'ok', fact: '已下载', consequence: '用表格软件打开就行' },
  copied: { tone: 'ok', fact: '链接已复制', consequence: '10 分钟内在电脑的浏览器里打开' },
  failed: { tone: 'warn', fact: '没有拿到文件', consequence: '账没有变动，再点一次' },
}

/** The month's files. Links are good for ten minutes, so each tap requests a new one. */
export function Exports({ month }: { month: string }) {
  const [busy, setBusy] = useState<FileName>()
  const [told, setTold] = useState<keyof typeof TOLD>()
  const take = async (name: FileName) => {
    if (busy) return
    setBusy(name)
    setTold(undefined)
    const answer = await call('reconciliation.open', { month })
    setTold(answer.ok ? await saveFile(answer.data.exports[name], `${month}-${name}.csv`) : 'failed')
    setBusy(undefined)
  }
  return (
    <Section title="导出表格">
      <View className="stack">
        <Cells>
          {FILES.map(({ name, title, note }) => (
            <Cell
              key={name}
              id={`export-${name}`}
              icon="document"
              title={title}
              note={note}
              value={busy === name ? '正在准备' : '下载'}
              onTap={() => void take(name)}
            />
          ))}
        </Cells>
        {told && <StatusBanner {...TOLD[told]} />}
      </View>
    </Section>
  )
}
