import type { StoreView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { isManager } from '@/clerk/features/staff/role'
import { Icon, type IconName } from '@/components/icon'
import { abilities } from '@/device/abilities'
import { openPage } from '@/navigate'
import type { Desk } from './scan-header'
import './index.scss'

interface ScanLinksProps {
  desk: Desk
  store: StoreView | undefined
  torch: boolean
  onTorch: () => void
}

/** The day's lists and what is rarer; managers see more. */
export function ScanLinks({ desk, store, torch, onTorch }: ScanLinksProps) {
  return (
    <>
      <View className="scan-links">
        {abilities.camera && <ScanLink icon="torch" label={torch ? '关手电筒' : '手电筒'} onTap={onTorch} />}
        <ScanLink
          id="today"
          icon="history"
          label={`今天 ${integer(desk.data?.today.count ?? 0)} 张`}
          onTap={() => store && openPage('clerkToday', { storeId: store.id })}
        />
        <ScanLink
          id="to-make"
          icon="tea"
          label="待做的单"
          onTap={() => store && openPage('clerkOrders', { storeId: store.id })}
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
          label="小票退款"
          onTap={() => store && openPage('clerkReceipt', { storeId: store.id })}
        />
      </View>
      {isManager(desk.data?.role) && (
        <View className="scan-links">
          <ScanLink id="proposals" icon="people" label="待审批" onTap={() => openPage('clerkProposals')} />
          <ScanLink id="finance" icon="document" label="账目" onTap={() => openPage('clerkFinance')} />
          <ScanLink id="paths" icon="share" label="路径" onTap={() => openPage('brandPaths')} />
          <ScanLink id="computers" icon="computer" label="电脑" onTap={() => openPage('clerkComputers')} />
        </View>
      )}
    </>
  )
}

interface ScanLinkProps {
  id?: string
  icon: IconName
  label: string
  onTap: () => void
}

function ScanLink({ id = '', icon, label, onTap }: ScanLinkProps) {
  return (
    <View id={id} className="scan-link" onClick={onTap} role="button">
      <Icon name={icon} size={18} />
      {label}
    </View>
  )
}
