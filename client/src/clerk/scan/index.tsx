import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { usePendingCommandsBanner } from '@/clerk/components/use-pending-commands-banner'
import { chooseStore, chosenStore } from '@/clerk/features/staff/chosen-store'
import { isManager, setRole } from '@/clerk/features/staff/role'
import { useQuery } from '@/cloud/use-query'
import { ErrorState } from '@/components/error-state'
import { Icon, type IconName } from '@/components/icon'
import { Page } from '@/components/page'
import { StatusBanner } from '@/components/status-banner'
import { abilities } from '@/device/abilities'
import { scanCode, useScansOfStage } from '@/device/scan-code'
import { openPage } from '@/navigate'
import { LastRedemption } from './last-redemption'
import { NumberSheet } from './number-sheet'
import { Viewfinder } from './viewfinder'
import './index.scss'

/** The clerk's first page: one camera for every code, the last redemption, and the number by hand. */
export default function ScanPage() {
  const [storeId, setStoreId] = useState(chosenStore)
  const [typing, setTyping] = useState(false)
  const [torch, setTorch] = useState(false)
  const desk = useQuery('staff.open', storeId ? { storeId } : {})
  const store = desk.data?.stores.find(({ id }) => id === storeId) ?? desk.data?.stores[0]
  const role = desk.data?.role
  const pendingBanner = usePendingCommandsBanner()
  useEffect(() => {
    if (role) setRole(role)
  }, [role])

  const preview = useCallback(
    (code: string) => {
      if (!store || code === '') return
      setTyping(false)
      openPage('clerkPreview', { storeId: store.id, code })
    },
    [store],
  )
  useScansOfStage(preview)
  const scan = async () => {
    const text = await scanCode()
    if (text) preview(text)
  }
  const changeStore = async () => {
    const stores = desk.data?.stores ?? []
    if (stores.length < 2) return
    const choice = await Taro.showActionSheet({ itemList: stores.map(({ name }) => name) }).catch(() => null)
    const chosen = choice && stores[choice.tapIndex]
    if (!chosen) return
    chooseStore(chosen.id)
    setStoreId(chosen.id)
  }

  if (desk.failure && !desk.data) {
    const refused = desk.failure.kind === 'refused'
    return (
      <Page title="扫码核销" back>
        <ErrorState
          offline={desk.failure.kind === 'offline'}
          {...(refused ? { title: '还不能核销', note: desk.failure.message } : {})}
          {...(desk.failure.requestId && !refused ? { requestId: desk.failure.requestId } : {})}
          onRetry={() => void desk.reload()}
        />
      </Page>
    )
  }
  return (
    <Page
      title="扫码核销"
      back
      bleed
      className="scan-page"
      header={
        <View className="scan-field">
          <View className="scan-place">
            <View className="scan-store" onClick={changeStore} role="button">
              <Icon name="store" size={18} />
              {store ? `${store.name} · ${desk.data?.clerkName ?? ''}` : '正在打开'}
            </View>
            <View className={desk.stale ? 'scan-network-bad' : 'scan-network'}>
              <Icon name={desk.stale ? 'offline' : 'check'} size={16} />
              {desk.stale ? '没有网络' : '网络正常'}
            </View>
          </View>
          <Viewfinder
            torch={torch}
            onText={preview}
            onTap={scan}
            onCameraRefused={() => void desk.reload()}
          />
        </View>
      }
    >
      <View className="scan-panel">
        {pendingBanner && <View className="scan-pending">{pendingBanner}</View>}
        {desk.stale && (
          <StatusBanner
            tone="warn"
            icon="offline"
            fact="没有网络，现在核对不了"
            consequence="连上后再扫，顾客的券不会少"
          />
        )}
        {desk.data?.last && (
          <LastRedemption
            use={desk.data.last}
            timeZone={desk.data.brand.timeZone}
            onUndone={() => void desk.reload()}
          />
        )}
        <View className="scan-keys">
          <ScanKey id="by-number" icon="keyboard" label="输入号码" onTap={() => setTyping(true)} />
          <ScanKey id="by-camera" icon="scan" label="扫顾客的码" primary onTap={scan} />
        </View>
        <View className="scan-links">
          {abilities.camera && (
            <ScanLink icon="torch" label={torch ? '关手电筒' : '手电筒'} onTap={() => setTorch(on => !on)} />
          )}
          <ScanLink
            id="today"
            icon="history"
            label={`今天 ${integer(desk.data?.today.count ?? 0)} 张`}
            onTap={() => store && openPage('clerkToday', { storeId: store.id })}
          />
          {desk.data?.storedValue && (
            <ScanLink
              id="stored-day"
              icon="wallet"
              label="储值"
              onTap={() => store && openPage('clerkStoredDay', { storeId: store.id })}
            />
          )}
          <ScanLink
            id="void-receipt"
            icon="receipt"
            label="退小票"
            onTap={() => store && openPage('clerkReceipt', { storeId: store.id })}
          />
        </View>
        {isManager(role) && (
          <View className="scan-links">
            <ScanLink id="proposals" icon="people" label="待同意" onTap={() => openPage('clerkProposals')} />
            <ScanLink id="finance" icon="document" label="账目" onTap={() => openPage('clerkFinance')} />
          </View>
        )}
      </View>
      <NumberSheet
        open={typing}
        digitsNeeded={desk.data?.digitsNeeded ?? true}
        onClose={() => setTyping(false)}
        onNumber={preview}
      />
    </Page>
  )
}

interface KeyProps {
  id?: string
  icon: IconName
  label: string
  primary?: boolean
  onTap: () => void
}

function ScanKey({ id = '', icon, label, primary = false, onTap }: KeyProps) {
  return (
    <View
      id={id}
      className={`scan-key ${primary ? 'scan-key-primary' : ''}`}
      hoverClass="scan-key-pressed"
      onClick={onTap}
      role="button"
    >
      <Icon name={icon} size={28} />
      {label}
    </View>
  )
}

function ScanLink({ id = '', icon, label, onTap }: KeyProps) {
  return (
    <View id={id} className="scan-link" onClick={onTap} role="button">
      <Icon name={icon} size={18} />
      {label}
    </View>
  )
}
