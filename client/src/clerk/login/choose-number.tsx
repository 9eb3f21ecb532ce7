import { MINUTE_MS } from '@shared/domain/calendar/units'
import { roleName } from '@shared/text/staff'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCountdown } from '@/clerk/components/use-countdown'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { StatusBanner } from '@/components/status-banner'
import type { Opened, TicketState } from './use-ticket'

/** Three numbers, none chosen; which computer it is; and the way out for who was sent the code. */
export function ChooseNumber({ ticket, opened }: { ticket: TicketState; opened: Opened }) {
  const [number, setNumber] = useState('')
  const leftMs = useCountdown(opened.until)
  const { failure, sending } = ticket
  // The number that was sent stays: another one could be the wrong one of a login that is done already.
  const isFixed = sending !== null || failure !== undefined
  return (
    <Page
      title="登录电脑"
      back
      actions={
        <Answers
          ticket={ticket}
          number={number}
          isOver={leftMs === 0}
          onConfirm={() => void ticket.confirm(number)}
        />
      }
    >
      <View className="stack login-page">
        <View className="login-title" role="heading">
          电脑上写的是几？
        </View>
        <View className="body-2 ink-2">你正在登录一台电脑，点和它一样的数</View>
        {failure && <StatusBanner tone="warn" fact={failure.message} />}
        <View className="login-numbers" role="radiogroup" aria-label="电脑上写的是几？">
          {opened.choices.map(choice => (
            <View
              key={choice}
              id={`number-${choice}`}
              className={`login-number ${choice === number ? 'login-number-chosen' : ''}`}
              hoverClass="login-number-pressed"
              onClick={() => !isFixed && setNumber(choice)}
              role="radio"
              aria-checked={choice === number}
            >
              {choice}
            </View>
          ))}
        </View>
        <Computer opened={opened} leftMs={leftMs} />
        <StatusBanner
          tone="warn"
          fact="码是别人发给你的，就点「不是我」。"
          consequence="登了，他就能看到顾客和账。"
        />
      </View>
    </Page>
  )
}

function Computer({ opened, leftMs }: { opened: Opened; leftMs: number }) {
  const { computer, brandName, name, role } = opened
  return (
    <Cells>
      <Cell icon="pin" title="在哪" value={computer.network} />
      <Cell icon="computer" title="用什么" value={computer.device} />
      <Cell
        icon="clock"
        title="什么时候"
        value={leftMs > 0 ? `刚刚，${minutesLeft(leftMs)} 分钟内有效` : '过时了'}
      />
      <Cell icon="person" title="进去以后是" value={[brandName, name, roleName(role)].join(' · ')} />
    </Cells>
  )
}

const minutesLeft = (ms: number) => Math.ceil(ms / MINUTE_MS)

interface AnswersProps {
  ticket: TicketState
  number: string
  isOver: boolean
  onConfirm: () => void
}

function Answers({ ticket: { sending, failure, refuse }, number, isOver, onConfirm }: AnswersProps) {
  const missing = number === '' && '先选电脑上的数'
  return (
    <>
      <Button
        id="confirm-login"
        size="xl"
        pending={sending === 'confirm' && '正在登录'}
        disabledBecause={sending === 'refuse' ? '登录电脑' : isOver ? '码过时了，请在电脑上换一个' : missing}
        onTap={onConfirm}
      >
        {failure ? '再点一次' : '登录电脑'}
      </Button>
      <Button
        id="refuse-login"
        kind="outline"
        className="login-refuse"
        pending={sending === 'refuse' && '正在拦下'}
        disabledBecause={sending === 'confirm' && '不是我'}
        onTap={() => void refuse()}
      >
        不是我
      </Button>
    </>
  )
}
