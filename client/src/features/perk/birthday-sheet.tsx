import { monthEnd } from '@shared/domain/calendar/day'
import { monthDayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { DayGrid } from './day-grid'
import { type Birthday, giftText } from './perk-text'
import './birthday-sheet.scss'

export interface BirthdaySheetProps {
  open: boolean
  birthday: Birthday
  onClose: () => void
  /** It is set, or another one already was. */
  onSet: () => void
}

/** Month and day by two grids; says before the one button that it changes once a year, and what it is for. */
export function BirthdaySheet({ open, birthday, onClose, onSet }: BirthdaySheetProps) {
  const [month, setMonth] = useState(0)
  const [date, setDate] = useState(0)
  const command = useCommand('perk.setBirthday')
  const monthDay = `${twoDigits(month)}-${twoDigits(date)}`
  const isChosen = month > 0 && date > 0
  const chooseMonth = (chosen: number) => {
    setMonth(chosen)
    if (date > daysOf(chosen)) setDate(0)
    command.dismiss()
  }
  const save = async () => {
    const answer = await command.run({ monthDay })
    if (!answer?.ok) return
    const state = answer.data.perks?.birthday?.state
    toast(state === 'given' ? '生日礼已送到' : '记下了，到时送')
    onSet()
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="生日是哪一天"
      {...(birthday.gift ? { note: `到时送你 ${giftText(birthday.gift)}` } : {})}
      onClose={onClose}
      footer={
        <>
          {command.failure && (
            <View className="birthday-trouble">
              <StatusBanner tone="danger" icon="warning" fact={`${command.failure.message}。`} />
            </View>
          )}
          <View className="birthday-once">一年只能改一次，想好再选</View>
          <Button
            id="save-birthday"
            pending={command.pending && '正在保存'}
            disabledBecause={!isChosen && (month === 0 ? '先选月份' : '再选日子')}
            onTap={() => void save()}
          >
            {`就是 ${monthDayWords(monthDay)}`}
          </Button>
        </>
      }
    >
      <DayGrid label="月" count={12} columns={6} chosen={month} onChoose={chooseMonth} />
      <DayGrid label="日" count={daysOf(month)} columns={7} chosen={date} onChoose={setDate} />
      <View className="caption ink-3 birthday-privacy">只记月和日，只用来送生日礼，随时能删除</View>
    </Sheet>
  )
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Days a month can have in some year; 31 while none is chosen. */
const daysOf = (month: number) =>
  month === 0 ? 31 : Number(monthEnd(`2024-${twoDigits(month)}-01`).slice(8))
