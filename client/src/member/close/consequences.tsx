import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { goBack } from '@/navigate'
import { lossesOf } from './text'

export interface ConsequencesProps {
  opened: OutputOf<'member.closing'>
  banner: ReactNode
  onGoOn: () => void
}

/** The first step: what is lost, erased and kept. */
export function Consequences({ opened, banner, onGoOn }: ConsequencesProps) {
  return (
    <Page
      title="注销账户"
      back
      banner={banner}
      actions={
        <>
          <Button id="stay" onTap={goBack}>
            先不注销
          </Button>
          <Button id="go-on" kind="text" onTap={onGoOn}>
            看清楚了，继续注销
          </Button>
        </>
      }
    >
      <View className="stack close-page">
        <View className="t2">{`注销你在${opened.brand.name}的账户`}</View>
        <Section title="会失去，找不回来">
          <KeyValues>
            {lossesOf(opened).map(({ label, value }) => (
              <KeyValue key={label} label={label}>
                {value}
              </KeyValue>
            ))}
          </KeyValues>
        </Section>
        <Section title="会删除">
          <Cells>
            <Cell icon="phone" title="手机号、称呼和生日" note="这个手机号可以再用来入会" />
            <Cell icon="notice" title="提醒的授权" note="以后不再给你发消息" />
          </Cells>
        </Section>
        <Section title="会留下">
          <Cells>
            <Cell
              icon="receipt"
              title="付款和退款的账"
              note="法律要求商家保存，不再带你的手机号和称呼；退款照常退到微信"
            />
          </Cells>
        </Section>
      </View>
    </Page>
  )
}
