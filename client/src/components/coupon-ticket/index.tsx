import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Tag } from '@/components/tag'
import { TicketFace, type TicketValue } from './ticket-face'
import './index.scss'

export { TicketFace, ticketValueOf } from './ticket-face'

/**
 * usable · soon (ends within three days) · locked (an order holds it) · blocked (not here or not now)
 * · used · expired (or taken back).
 */
type TicketState = 'usable' | 'soon' | 'locked' | 'blocked' | 'used' | 'expired'

export interface CouponTicketProps {
  value: TicketValue
  /** 满 50 元可用, under the value. */
  condition: string
  name: string
  /** When it ends, where it was used, which order holds it: one or two lines. */
  meta: string | readonly string[]
  state: TicketState
  /** In the corner: 明天到期, 28 分后放回. */
  tag?: string
  /** Round stamp of a ticket that is over; 已用 and 过期 unless said otherwise. */
  stamp?: string
  /** The pill: 去使用, 收下. */
  action?: { label: string; onTap: () => void; pending?: string | false; done?: boolean; id?: string }
  /** Why it cannot be used here and now, in words, with a way on. */
  reason?: { text: string; link?: { label: string; onTap: () => void; id?: string } }
  onTap?: () => void
  id?: string
}

const stamps: Partial<Record<TicketState, string>> = { used: '已用', expired: '过期' }

/** A coupon as a paper ticket: value on the stub, name and meta on the body, one thing to do. */
export function CouponTicket(props: CouponTicketProps) {
  const { value, condition, name, meta, state, tag, action, reason, onTap, id } = props
  const lines = typeof meta === 'string' ? [meta] : meta
  const stamp = props.stamp ?? stamps[state]
  return (
    <View className={`ticket ticket-${state} ${reason ? 'ticket-with-reason' : ''}`} {...(id ? { id } : {})}>
      <View
        className="ticket-paper"
        {...(onTap ? { onClick: onTap, hoverClass: 'ticket-pressed', hoverStayTime: 80 } : {})}
      >
        <View className="ticket-stub">
          <TicketFace value={value} />
          <Text className="ticket-condition">{condition}</Text>
        </View>
        <View className={`ticket-body ${tag ? 'ticket-tagged' : ''}`}>
          <View className="ticket-name">{name}</View>
          <View className="ticket-row">
            <View className="ticket-meta">
              {lines.map(line => (
                <View key={line}>{line}</View>
              ))}
            </View>
            {action && <TicketAction action={action} />}
          </View>
          {tag && (
            <Tag
              tone={state === 'soon' ? 'warn' : 'plain'}
              className="ticket-tag"
              {...(state === 'locked' ? { icon: 'lock' as const } : {})}
            >
              {tag}
            </Tag>
          )}
          {stamp && <View className="ticket-stamp">{stamp}</View>}
        </View>
      </View>
      {reason && <TicketReason reason={reason} />}
    </View>
  )
}

interface TicketActionProps {
  action: NonNullable<CouponTicketProps['action']>
}

/** The pill lies on the ticket: its tap is not also a tap on the ticket. */
function TicketAction({ action }: TicketActionProps) {
  return (
    <View className="ticket-action" onClick={event => event.stopPropagation()}>
      <Button
        size="s"
        kind={action.done ? 'secondary' : 'primary'}
        pending={action.pending ?? false}
        onTap={action.onTap}
        {...(action.id ? { id: action.id } : {})}
      >
        {action.label}
      </Button>
    </View>
  )
}

interface TicketReasonProps {
  reason: NonNullable<CouponTicketProps['reason']>
}

/** Below the paper: why not, with a way on. */
function TicketReason({ reason }: TicketReasonProps) {
  return (
    <View className="ticket-reason">
      <Text className="ticket-reason-text">{reason.text}</Text>
      {reason.link && (
        <View
          className="ticket-reason-link"
          onClick={reason.link.onTap}
          role="button"
          {...(reason.link.id ? { id: reason.link.id } : {})}
        >
          {reason.link.label}
        </View>
      )}
    </View>
  )
}
