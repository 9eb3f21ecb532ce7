import type { ActionName } from '@shared/contract'
import { type ComponentType, lazy } from 'react'
import type { Session } from '@/api/session'
import type { IconName } from '@/components/icon'

/** One page: its address below /console, its tab, and the action without which it shows nothing. */
interface Page {
  path: string
  /** Text of its tab; `''` for a page that is reached from another. */
  tab: string
  needs: ActionName
  show: ComponentType
}

/** One of the places of the navigation: a question of the working day, in its order. */
export interface Place {
  id: string
  name: string
  icon: IconName
  pages: readonly Page[]
}

/** Only places that have pages: the navigation holds no empty furniture. */
export const PLACES: readonly Place[] = [
  {
    id: 'customers',
    name: '顾客',
    icon: 'customers',
    pages: [
      {
        path: '/members',
        tab: '会员查询',
        needs: 'member.list',
        show: lazy(() => import('@/pages/member/list')),
      },
      {
        path: '/members/:handle',
        tab: '',
        needs: 'member.timeline',
        show: lazy(() => import('@/pages/member/member')),
      },
    ],
  },
  {
    id: 'campaigns',
    name: '活动',
    icon: 'campaigns',
    pages: [
      {
        path: '/campaigns',
        tab: '活动',
        needs: 'campaign.list',
        show: lazy(() => import('@/pages/campaign/campaigns')),
      },
      {
        path: '/campaigns/new',
        tab: '',
        needs: 'campaign.save',
        show: lazy(() => import('@/pages/campaign/edit-campaign')),
      },
      {
        path: '/campaigns/:code',
        tab: '',
        needs: 'campaign.list',
        show: lazy(() => import('@/pages/campaign/edit-campaign')),
      },
    ],
  },
  {
    id: 'coupons',
    name: '券与积分',
    icon: 'coupons',
    pages: [
      {
        path: '/batches',
        tab: '券批次',
        needs: 'coupon.batches',
        show: lazy(() => import('@/pages/coupon/batches')),
      },
      {
        path: '/batches/new',
        tab: '',
        needs: 'coupon.saveBatch',
        show: lazy(() => import('@/pages/coupon/edit-batch')),
      },
      {
        path: '/batches/:code',
        tab: '',
        needs: 'coupon.batches',
        show: lazy(() => import('@/pages/coupon/edit-batch')),
      },
      {
        path: '/goods',
        tab: '商城',
        needs: 'mall.catalog',
        show: lazy(() => import('@/pages/mall/catalog')),
      },
      {
        path: '/goods/new',
        tab: '',
        needs: 'mall.saveGoods',
        show: lazy(() => import('@/pages/mall/edit-goods')),
      },
      {
        path: '/goods/:code',
        tab: '',
        needs: 'mall.catalog',
        show: lazy(() => import('@/pages/mall/edit-goods')),
      },
      {
        path: '/proposals',
        tab: '补分待批',
        needs: 'adjustment.proposals',
        show: lazy(() => import('@/pages/adjustment/proposals')),
      },
    ],
  },
  {
    id: 'paths',
    name: '路径与码',
    icon: 'paths',
    pages: [
      {
        path: '/links',
        tab: '路径与收益',
        needs: 'link.report',
        show: lazy(() => import('@/pages/link/report')),
      },
      { path: '/links/new', tab: '', needs: 'link.save', show: lazy(() => import('@/pages/link/edit')) },
      { path: '/links/:code', tab: '', needs: 'link.list', show: lazy(() => import('@/pages/link/edit')) },
    ],
  },
  {
    id: 'books',
    name: '账务',
    icon: 'books',
    pages: [
      {
        path: '/reconciliation',
        tab: '对账',
        needs: 'reconciliation.open',
        show: lazy(() => import('@/pages/reconciliation/bills')),
      },
      {
        path: '/reconciliation/inbox',
        tab: '',
        needs: 'reconciliation.open',
        show: lazy(() => import('@/pages/reconciliation/inbox')),
      },
    ],
  },
  {
    id: 'stores',
    name: '门店与员工',
    icon: 'stores',
    pages: [
      {
        path: '/stores',
        tab: '门店',
        needs: 'store.manage',
        show: lazy(() => import('@/pages/store/stores')),
      },
      {
        path: '/stores/new',
        tab: '',
        needs: 'store.save',
        show: lazy(() => import('@/pages/store/edit-store')),
      },
      {
        path: '/stores/:code',
        tab: '',
        needs: 'store.manage',
        show: lazy(() => import('@/pages/store/edit-store')),
      },
    ],
  },
]

/** Pages that hang on the person at the bottom, not on a place. */
export const PERSON_PAGES: readonly Page[] = [
  {
    path: '/operations',
    tab: '操作记录',
    needs: 'operation.list',
    show: lazy(() => import('@/pages/operation/list')),
  },
]

/** A place as one person sees it: only pages they may open. */
export function placesOf({ permissions }: Session): Place[] {
  return PLACES.map(place => ({
    ...place,
    pages: place.pages.filter(({ needs }) => permissions.includes(needs)),
  })).filter(({ pages }) => pages.some(({ tab }) => tab !== ''))
}

/** Where a place is entered. */
export const entryOf = (place: Place): string => place.pages.find(({ tab }) => tab !== '')?.path ?? '/'

/** The place an address belongs to: the one with the longest path it begins with. */
export function placeAt(places: readonly Place[], location: string): Place | undefined {
  return places.find(({ pages }) =>
    pages.some(({ path }) => location === path || location.startsWith(`${path}/`)),
  )
}
