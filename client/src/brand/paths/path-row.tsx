import { linkText, targetWords } from '@shared/text/link'
import { View } from '@tarojs/components'
import {
  broughtWords,
  type Link,
  type Links,
  paidWords,
  type Row,
  rateWords,
} from '@/brand/features/link/path-text'
import { Card } from '@/components/card'
import { Tag, type TagTone } from '@/components/tag'
import { openPage } from '@/navigate'

const TONES: Record<Link['state'], TagTone> = {
  live: 'ok',
  'not-begun': 'info',
  ended: 'plain',
  stopped: 'plain',
}

interface PathRowProps {
  link: Link
  links: Links
  /** What it brought in the chosen time; undefined when nothing. */
  row: Row | undefined
  /** The figures have arrived. */
  known: boolean
}

/** One path: what it is called, where it hangs, where it leads, what it brought. */
export function PathRow({ link, links, row, known }: PathRowProps) {
  const storeName = links.stores.find(({ id }) => id === link.storeId)?.name
  const where = [linkText.places[link.place], storeName].filter(Boolean).join(' · ')
  return (
    <Card onTap={() => openPage('brandPath', { link: link.linkId })}>
      <View id={`path-${link.code}`} className="paths-row">
        <View className="paths-head">
          <View className="paths-name">{link.name}</View>
          <Tag tone={TONES[link.state]}>{linkText.states[link.state]}</Tag>
        </View>
        <View className="body-2 ink-2">{`${where} → ${targetWords(link.target, links.offers)}`}</View>
        {known && <Figures row={row} />}
      </View>
    </Card>
  )
}

/** What came without any path: then the shares add to the whole. */
export function OwnRow({ row }: { row: Row }) {
  return (
    <Card>
      <View className="paths-row">
        <View className="paths-name">{linkText.none}</View>
        <View className="body-2 ink-2">没有走过任何路径，或者来得太早不算了</View>
        <Figures row={row} own />
      </View>
    </Card>
  )
}

function Figures({ row, own = false }: { row: Row | undefined; own?: boolean }) {
  const brought = broughtWords(row)
  const paid = row ? paidWords(row) : ''
  const rate = row && !own ? rateWords(row) : ''
  return (
    <>
      {row && row.moneyShare > 0 && (
        <View className="paths-bar" aria-hidden>
          <View className="paths-bar-filled" style={{ width: `${row.moneyShare / 10}%` }} />
        </View>
      )}
      {!(own && brought === broughtWords(undefined)) && <View className="paths-figure">{brought}</View>}
      {paid && <View className="paths-figure paths-paid">{paid}</View>}
      {rate && <View className="caption ink-3">{rate}</View>}
    </>
  )
}
