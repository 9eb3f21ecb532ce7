import type { GoodsFields } from '@shared/domain/mall/edit-goods'
import { integer } from '@shared/domain/money/display'
import { useLocation, useParams } from 'wouter'
import { useSession } from '@/api/session'
import { useAction, useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Card } from '@/components/card'
import { QueryCard } from '@/components/query-card'
import { Tag } from '@/components/tag'
import { Checks, mustsOf, Summary } from '@/editor/checks'
import { SaveButton } from '@/editor/save-button'
import { StepPanel } from '@/editor/step-panel'
import { StockPanel } from '@/editor/stock-panel'
import { Subject } from '@/editor/subject'
import { codeOf, useDraft } from '@/editor/use-draft'
import { Log } from '@/pages/operation/log'
import { SaveFailed } from '@/pages/operation/save-failed'
import { Header } from '@/shell/header'
import { checksOf } from './checks'
import { GoodsForm } from './goods-form'
import { GoodsPreview } from './goods-preview'
import { type Catalog, type ListedGoods, NEW_GOODS, type SavedGoods, shelfTag, summaryOf } from './words'

const BACK = { href: '/goods', to: '券与积分 / 商城' }

/** Goods being made, or some that exist. */
export default function EditGoods() {
  const { code } = useParams<{ code?: string }>()
  const query = useAction('mall.catalog', {})
  return (
    <QueryCard query={query} what="这件兑换品">
      {answer => (
        <Subject
          action="mall.catalog"
          code={code}
          subject={answer.goods.find(({ goodsId }) => codeOf(goodsId) === code)}
          back={BACK}
          what="这件兑换品"
        >
          {goods => <Editor key={code ?? ''} goods={goods} answer={answer} />}
        </Subject>
      )}
    </QueryCard>
  )
}

interface EditorProps {
  goods: ListedGoods | undefined
  answer: Catalog
}

/** The draft, what stands against it, and its way to the server. */
function useEditing({ goods, answer }: EditorProps) {
  const draft = useDraft<GoodsFields, SavedGoods>(goods, NEW_GOODS)
  const { base, fields, adopt } = draft
  const save = useCommand('mall.saveGoods')
  const refresh = useRefresh()
  const [, go] = useLocation()
  const checks = checksOf(fields, base, answer)
  const reload = () => {
    save.dismiss()
    refresh('mall.catalog', 'operation.list')
    if (goods) adopt(goods)
  }
  const done = (saved: SavedGoods) => {
    adopt(saved)
    refresh('mall.catalog', 'operation.list')
  }
  const run = async () => {
    const named = base ? { goodsId: base.goodsId, version: base.version } : {}
    const result = await save.run({ ...named, goods: { ...fields, name: fields.name.trim() } })
    if (!result?.ok) return
    done(result.data.goods)
    go(`/goods/${codeOf(result.data.goods.goodsId)}`, { replace: true })
  }
  const set: typeof draft.set = next => {
    if (!save.sent && !save.unknown) draft.set(next)
  }
  return { ...draft, set, save, run, reload, done, checks }
}

function Editor({ goods, answer }: EditorProps) {
  const { permissions } = useSession()
  const editing = useEditing({ goods, answer })
  const { base, fields, changed, set, save, run, reload, done, checks } = editing
  return (
    <>
      <Header
        back={{ ...BACK, here: base?.fields.name ?? '加兑换品' }}
        files={goods && <Tag tone={shelfTag(goods).tone}>{shelfTag(goods).word}</Tag>}
        primary={
          permissions.includes('mall.saveGoods') && (
            <SaveButton
              isNew={!base}
              changed={changed}
              musts={mustsOf(checks)}
              busy={save.sent !== undefined}
              onSave={() => void run()}
            />
          )
        }
      />
      <div className="columns columns-editor">
        <div className="stack">
          <SaveFailed failure={save.failure} onReload={reload} />
          <GoodsForm fields={fields} set={set} answer={answer} stocked={(base?.total ?? 0) > 0} />
        </div>
        <GoodsPreview fields={fields} />
        <div className="stack">
          <Summary title="这件是说" words={base && !changed ? base.summary : summaryOf(answer, fields)} />
          <Checks title="保存前看一遍" checks={checks} />
          {goods && base && !changed && <Shelf goods={goods} base={base} onDone={done} onReload={reload} />}
          {base && <Log kind="goods" subjectId={base.goodsId} />}
        </div>
      </div>
    </>
  )
}

interface ShelfProps {
  goods: ListedGoods
  base: SavedGoods
  onDone: (goods: SavedGoods) => void
  onReload: () => void
}

/** Onto the shelf, off it, and more stock. */
function Shelf({ goods, base, onDone, onReload }: ShelfProps) {
  const step = useCommand('mall.stepGoods')
  const add = useCommand('mall.addStock')
  const { permissions } = useSession()
  const { goodsId, version, onSale, total } = base
  const onStep = async (id: string, reason: string) => {
    const result = await step.run({
      goodsId,
      version,
      step: id as 'show' | 'hide',
      ...(reason ? { reason } : {}),
    })
    if (!result?.ok) return false
    onDone(result.data.goods)
    return true
  }
  const onAdd = async (units: number) => {
    const result = await add.run({ goodsId, version, units })
    if (!result?.ok) return false
    onDone(result.data.goods)
    return true
  }
  const hide = { id: 'hide', label: '下架', consequence: '马上看不到、换不了。已经换了的照常能取。' }
  const show = {
    id: 'show',
    label: '上架',
    consequence: total === 0 ? '顾客看得到，但还没有库存，会显示换完了。' : '顾客马上看得到，能换。',
  }
  return (
    <Card title="货架和库存" note={`还剩 ${integer(goods.left)}，放过 ${integer(total)}`}>
      <div className="stack">
        <SaveFailed failure={add.failure ?? step.failure} onReload={onReload} />
        {permissions.includes('mall.addStock') && (
          <StockPanel
            id="goods-units"
            unit="件"
            busy={add.sent !== undefined}
            consequence={units => `加完一共放过 ${integer(total + units)} 件`}
            onAdd={onAdd}
          />
        )}
        {permissions.includes('mall.stepGoods') && (
          <StepPanel steps={[onSale ? hide : show]} busy={step.sent !== undefined} onStep={onStep} />
        )}
      </div>
    </Card>
  )
}
