import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import type { KnownPlace } from '@/features/store/use-place'

const NOTES = {
  refused: '没有允许使用位置，先按品牌的顺序排。可以在手机设置里打开',
  failed: '手机暂时不知道自己在哪，再点一次试试',
} as const

/** Distances need the phone's place; asked for by a tap, and it never leaves the phone. */
export function LocationAsk({ known: { trouble, asking, ask } }: { known: KnownPlace }) {
  return (
    <Card padded={false} className="stores-ask">
      <Cell
        id="ask-place"
        icon="pin"
        title={asking ? '正在定位' : '打开定位，按远近排'}
        note={trouble ? NOTES[trouble] : '位置只在这部手机上用，不会发出去'}
        onTap={() => !asking && void ask()}
      />
    </Card>
  )
}
