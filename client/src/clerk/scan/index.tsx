import type { StoreView } from '@shared/contract'
import { readTicket } from '@shared/domain/login/read-ticket'
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { chooseStore, chosenStore } from '@/clerk/features/staff/chosen-store'
import { setRole } from '@/clerk/features/staff/role'
import type { Failure } from '@/cloud/answer'
import { useQuery } from '@/cloud/use-query'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { scanCode, useScansOfStage } from '@/device/scan-code'
import { openPage } from '@/navigate'
import { NumberSheet } from './number-sheet'
import { ScanHeader } from './scan-header'
import { ScanPanel } from './scan-panel'
import './index.scss'

/** The clerk's first page: one camera for every code, the last redemption, and the number by hand. */
export default function ScanPage() {
  const [storeId, setStoreId] = useState(chosenStore)
  const [typing, setTyping] = useState(false)
  const [torch, setTorch] = useState(false)
  const desk = useQuery('staff.open', storeId ? { storeId } : {})
  const store = desk.data?.stores.find(({ id }) => id === storeId) ?? desk.data?.stores[0]
  const role = desk.data?.role
  useEffect(() => {
    if (role) setRole(role)
  }, [role])

  const preview = usePreview(store, () => setTyping(false))
  useScansOfStage(preview)
  const scan = () => void scanCode().then(text => text && preview(text))
  const chooseAnother = async () => {
    const chosen = await askForStore(desk.data?.stores ?? [])
    if (chosen) setStoreId(chosen.id)
  }

  if (desk.failure && !desk.data)
    return <ScanFailed failure={desk.failure} onRetry={() => void desk.reload()} />
  return (
    <Page
      title="扫码核销"
      back
      bleed
      className="scan-page"
      header={
        <ScanHeader
          desk={desk}
          store={store}
          torch={torch}
          onStore={() => void chooseAnother()}
          onText={preview}
          onScan={scan}
        />
      }
    >
      <ScanPanel
        {...{ desk, store, torch }}
        onTorch={() => setTorch(on => !on)}
        onType={() => setTyping(true)}
        onScan={scan}
      />
      <NumberSheet
        open={typing}
        digitsNeeded={desk.data?.digitsNeeded ?? true}
        onClose={() => setTyping(false)}
        onNumber={preview}
      />
    </Page>
  )
}

/** Opens what a code stands for: a computer's login, or a customer's coupon, card or exchange. */
function usePreview(store: StoreView | undefined, onCode: () => void): (code: string) => void {
  const latest = useRef(onCode)
  latest.current = onCode
  return useCallback(
    code => {
      if (!store || code === '') return
      latest.current()
      const ticket = readTicket(code)
      if (ticket) openPage('clerkLogin', { scene: ticket })
      else openPage('clerkPreview', { storeId: store.id, code })
    },
    [store],
  )
}

/** Changes the store of this phone; null where there is only one, or none was chosen. */
async function askForStore(stores: readonly StoreView[]): Promise<StoreView | null> {
  if (stores.length < 2) return null
  const choice = await Taro.showActionSheet({ itemList: stores.map(({ name }) => name) }).catch(() => null)
  const chosen = choice && stores[choice.tapIndex]
  if (!chosen) return null
  chooseStore(chosen.id)
  return chosen
}

/** No desk at all: not of the staff, or never loaded before. */
function ScanFailed({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const refused = failure.kind === 'refused'
  return (
    <Page title="扫码核销" back>
      <ErrorState
        offline={failure.kind === 'offline'}
        {...(refused
          ? { title: '还不能核销', note: failure.message }
          : { note: '没有核销，也没有动顾客的券。连上后再试一次。' })}
        {...(failure.requestId && !refused ? { requestId: failure.requestId } : {})}
        onRetry={onRetry}
      />
    </Page>
  )
}
