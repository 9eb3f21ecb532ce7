import { limits } from '@shared/contract/fields'
import { hoursProblems, type StoreFields } from '@shared/domain/store/edit-store'
import { type Check, checkOf } from '@/editor/checks'

const PROBLEMS: Readonly<Record<string, string>> = {
  weekly: '每周的时间有一行不对',
  special: '特别的日子有重复的，或者时间不对',
  closures: '暂停营业要在开始之后结束',
}
const PHONE = /^[\d\s()+-]*$/

/** Degrees that were typed: 0 is the field that no one filled in. */
const isWithin = (degrees: number, most: number) => degrees !== 0 && Math.abs(degrees) <= most

/** Before it is saved, by the rules of the server. */
export function checksOf(fields: StoreFields, saved: StoreFields | undefined): Check[] {
  const { name, phone, location, hours, active } = fields
  const problems = hours ? hoursProblems(hours) : []
  const onMap = location === null || (isWithin(location.longitude, 180) && isWithin(location.latitude, 90))
  return [
    checkOf(name.trim() !== '', '还没起店名', '店名写好了'),
    checkOf(PHONE.test(phone), '电话只能有数字、空格、括号、加减号', '电话能拨'),
    checkOf(
      onMap,
      '经度和纬度要写全，经度在 180 以内，纬度在 90 以内',
      location ? '地图位置写好了' : '地图位置没写',
    ),
    ...problems.map((problem): Check => ({ state: 'must', text: PROBLEMS[problem] ?? problem })),
    ...(hours?.special.some(({ day }) => day === '')
      ? [{ state: 'must' as const, text: '特别的日子还没选哪天' }]
      : []),
    ...(hours?.closures.some(({ fromAt, untilAt }) => fromAt === 0 || untilAt === 0)
      ? [{ state: 'must' as const, text: '暂停营业还没写从几时到几时' }]
      : []),
    ...(hours === null
      ? [{ state: 'look' as const, text: '没写营业时间', note: '顾客什么时候都能下单' }]
      : []),
    ...(location === null
      ? [{ state: 'look' as const, text: '没写地图位置', note: '顾客看不到有多远，也不能导航' }]
      : []),
    ...(saved?.active && !active
      ? [
          {
            state: 'look' as const,
            text: '停用以后顾客看不到这家店',
            note: '下过的单、发过的券还记着它，随时能再启用',
          },
        ]
      : []),
  ]
}

/** The most special days and closures of one store. */
export const MOST = { special: limits.specialDays, closures: limits.closures } as const
