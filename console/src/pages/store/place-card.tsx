import { limits } from '@shared/contract/fields'
import type { StoreFields } from '@shared/domain/store/edit-store'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { NumberField, TextField } from '@/editor/inputs'
import { Noted } from '@/editor/noted'

interface PlaceProps {
  fields: StoreFields
  set: (change: Partial<StoreFields>) => void
}

const STATES = [
  { id: 'active', label: '在营业' },
  { id: 'stopped', label: '停用' },
] as const

/** Until the degrees are typed: no shop lies there. */
const NOWHERE = { longitude: 0, latitude: 0 }

/** What it is called, where it is, and its place in the brand's list. */
export function PlaceCard({ fields, set }: PlaceProps) {
  const { name, address, phone, location, active, rank } = fields
  return (
    <Card title="1 门店">
      <div className="stack">
        <div className="fields">
          <TextField
            id="store-name"
            label="店名"
            max={limits.nameLength}
            value={name}
            onChange={next => set({ name: next })}
          />
          <TextField
            id="store-phone"
            label="电话"
            max={limits.phoneLength}
            value={phone}
            onChange={next => set({ phone: next })}
          />
        </div>
        <TextField
          id="store-address"
          label="地址"
          max={limits.addressLength}
          value={address}
          onChange={next => set({ address: next })}
        />
        <OnMap location={location} set={next => set({ location: next })} />
        <Chips
          label="状态"
          chips={STATES}
          selected={[active ? 'active' : 'stopped']}
          onToggle={id => set({ active: id === 'active' })}
        />
        <div className="fields">
          <NumberField
            id="store-rank"
            label="在列表里排第几"
            unit="位"
            value={rank + 1}
            onChange={place => set({ rank: Math.min(9_999, Math.max(0, place - 1)) })}
            hint="第一位是顾客没选店时的那家"
          />
        </div>
      </div>
    </Card>
  )
}

/** 0 for nothing yet: `''`, `-`. */
const degreesOf = (text: string) => Number(text) || 0

interface OnMapProps {
  location: StoreFields['location']
  set: (location: StoreFields['location']) => void
}

/** Where it lies, when that is entered. */
function OnMap({ location, set }: OnMapProps) {
  return (
    <>
      {location ? (
        <div className="fields">
          <Degrees
            id="store-longitude"
            label="经度"
            value={location.longitude}
            onChange={longitude => set({ ...location, longitude })}
          />
          <Degrees
            id="store-latitude"
            label="纬度"
            value={location.latitude}
            onChange={latitude => set({ ...location, latitude })}
          />
        </div>
      ) : null}
      <Button className="row-button" size="small" onClick={() => set(location ? null : NOWHERE)}>
        {location ? '去掉地图位置' : '写地图位置'}
      </Button>
    </>
  )
}

interface DegreesProps {
  id: string
  label: string
  value: number
  onChange: (value: number) => void
}

/** Degrees of the map in WeChat (GCJ-02), as its picker shows them. */
function Degrees({ id, label, value, onChange }: DegreesProps) {
  const [text, setText] = useState(() => (value === 0 ? '' : String(value)))
  return (
    <Noted id={id} label={label} hint="腾讯地图上的数">
      <Input
        id={id}
        inputMode="decimal"
        value={degreesOf(text) === value ? text : String(value)}
        onChange={event => {
          const typed = event.target.value
          if (!/^-?(\d{1,3}(\.\d{0,6})?)?$/.test(typed)) return
          setText(typed)
          onChange(degreesOf(typed))
        }}
      />
    </Noted>
  )
}
