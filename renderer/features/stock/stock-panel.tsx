import { useState } from 'react'
import type { Site } from '../../../shared/domain/site.ts'
import { freeUnits, type StockLevel } from '../../../shared/domain/stock.ts'
import { LEVEL_REASONS, type LevelReason } from '../../../shared/domain/stock-movement.ts'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { Claims } from './claims.tsx'
import { CountCell } from './count-cell.tsx'
import { ProductCustomsForm } from './product-customs.tsx'
import { ProductMovements } from './product-movements.tsx'
import { ProductPictureField } from './product-picture-field.tsx'
import { ProductReceipts } from './product-receipts.tsx'
import { Reserves } from './reserves.tsx'
import { SetAsideUnits } from './set-aside.tsx'
import { noLevel } from './stock-columns.tsx'
import { ToldFigures } from './told-figures.tsx'
import { COUNTED, type LevelField, type LevelWhy } from './use-set-level.ts'

const BY_HAND: readonly LevelReason[] = LEVEL_REASONS.filter((reason) => reason !== 'undo')
const TOPICS = ['stock', 'pictures', 'orders', 'channels'] as const

/** One product: its numbers at every site, what channels may sell of it, and who holds units or waits for some. */
export function StockPanel(props: {
  sku: string
  sites: readonly Site[]
  why: string | null
  onChange: (level: StockLevel, field: LevelField, value: number, why: LevelWhy) => void
  onClose: () => void
}) {
  const { sku } = props
  const texts = useMessages('stock')
  const verbs = useMessages('verbs')
  const setAsideTexts = useMessages('setAside')
  const customsTexts = useMessages('customs')
  const pictureTexts = useMessages('pictures')
  const movementTexts = useMessages('movements')
  const receiptTexts = useMessages('receipts')
  const live = useLive(TOPICS, (client) => client.stock.get({ sku }), [sku])
  return (
    <Panel
      title={<span className="mono">{sku}</span>}
      subtitle={live.data?.row.name}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      <LiveView live={live} skeleton={<PanelSkeleton />}>
        {({ row, customs, picture, channels, reserves, setAside, desktops, expected, ...claims }) => (
          <>
            <PanelSection title={pictureTexts.title}>
              <ProductPictureField sku={sku} name={row.name} standing={picture} />
            </PanelSection>
            <PanelSection title={texts.bySite}>
              <LevelTable {...props} levels={row.levels} />
            </PanelSection>
            <PanelSection title={texts.claims}>
              <Claims {...claims} sites={props.sites} />
            </PanelSection>
            <PanelSection title={receiptTexts.title}>
              <ProductReceipts sku={sku} expected={expected} sites={props.sites} why={props.why} />
            </PanelSection>
            <PanelSection title={movementTexts.title}>
              <ProductMovements sku={sku} />
            </PanelSection>
            <PanelSection title={texts.channels}>
              <ToldFigures sku={sku} channels={channels} />
            </PanelSection>
            <PanelSection title={texts.reserves}>
              <Reserves sku={sku} reserves={reserves} sites={props.sites} />
            </PanelSection>
            <PanelSection title={setAsideTexts.title}>
              <SetAsideUnits sku={sku} setAside={setAside} desktops={desktops} />
            </PanelSection>
            <PanelSection title={customsTexts.title}>
              <ProductCustomsForm key={`${sku} ${JSON.stringify(customs)}`} sku={sku} customs={customs} />
            </PanelSection>
          </>
        )}
      </LiveView>
    </Panel>
  )
}

function LevelTable(props: {
  sku: string
  sites: readonly Site[]
  levels: readonly StockLevel[]
  why: string | null
  onChange: (level: StockLevel, field: LevelField, value: number, why: LevelWhy) => void
}) {
  const { sku, levels, why, onChange } = props
  const [cause, setCause] = useState(COUNTED)
  const texts = useMessages('stock')
  const format = useFormat()
  return (
    <>
      {why === null && <LevelWhyFields value={cause} onChange={setCause} />}
      <table className="stock-table">
        <thead>
          <tr>
            <th scope="col">{texts.site}</th>
            <th scope="col">{texts.onHand}</th>
            <th scope="col">{texts.reserved}</th>
            <th scope="col">{texts.safety}</th>
            <th scope="col">{texts.free}</th>
          </tr>
        </thead>
        <tbody>
          {props.sites.map((site) => {
            const level = levels.find(({ siteId }) => siteId === site.id) ?? noLevel(sku, site.id)
            return (
              <tr key={site.id}>
                <th scope="row">{site.name}</th>
                <td>
                  <CountCell
                    label={texts.editLabel({ what: texts.onHand, sku, site: site.name })}
                    value={level.onHand}
                    why={why}
                    onChange={(value, seen) => onChange({ ...level, onHand: seen }, 'onHand', value, cause)}
                  />
                </td>
                <td>{format.integer(level.reserved)}</td>
                <td>
                  <CountCell
                    label={texts.editLabel({ what: texts.safety, sku, site: site.name })}
                    value={level.safety}
                    why={why}
                    onChange={(value, seen) => onChange({ ...level, safety: seen }, 'safety', value, cause)}
                  />
                </td>
                <td className={freeUnits(level) === 0 ? 'stock-none' : ''}>
                  {level.doubtedAt === undefined ? (
                    format.integer(freeUnits(level))
                  ) : (
                    <span className="badge tone-risk" title={texts.inDoubtWhy}>
                      {texts.inDoubt}
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

/** Why the figures below are changed: what the movement says. */
function LevelWhyFields({ value, onChange }: { value: LevelWhy; onChange: (why: LevelWhy) => void }) {
  const texts = useMessages('movements')
  return (
    <div className="stock-why">
      <Select
        label={texts.reason}
        choices={BY_HAND.map((id) => ({ id, label: texts.reasons[id] }))}
        value={value.reason}
        onChange={(reason) => onChange({ ...value, reason })}
      />
      <Field label={texts.note} value={value.note} onChange={(note) => onChange({ ...value, note })} />
    </div>
  )
}

const BLOCKS = [120, 96, 40, 120]

function PanelSkeleton() {
  return BLOCKS.map((height, index) => (
    <section key={index} className="panel-section">
      <Skeleton width="100%" height={height} />
    </section>
  ))
}
