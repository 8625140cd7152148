import { useLocation } from 'wouter'
import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { Facts, Panel, PanelSection } from '../../components/panel.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ReturnMoney } from './return-money.tsx'
import { StageBadge } from './stage-badge.tsx'

/** A return that came back or was refused, or that its channel asks about: what is known of it, and where it is settled. */
export function SettledPanel({ row, onClose }: { row: ReturnRow; onClose: () => void }) {
  const texts = useMessages('returnList')
  const returnTexts = useMessages('returns')
  const { reasons } = useMessages('orderReturn')
  const verbs = useMessages('verbs')
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const [, navigate] = useLocation()
  const { kind, id, order, orderId, lines, reason, note, siteId, exchange, channelReturnId } = row
  return (
    <Panel
      title={<span className="mono">{order?.reference ?? returnTexts.noOrder}</span>}
      subtitle={order?.customer}
      closeLabel={verbs.close}
      onClose={onClose}
    >
      <PanelSection title={texts.columns.standing}>
        <div className="return-standing">
          <StageBadge row={row} />
          <p>
            <ReturnMoney row={row} />
          </p>
          {row.daysLate > 0 && <p className="tone-risk">{texts.lateLong({ days: row.daysLate })}</p>}
        </div>
        <div className="return-actions">
          {kind === 'reported' && (
            <Button tone="primary" onPress={() => navigate(screenPath('exceptions', id))}>
              {texts.answer}
            </Button>
          )}
          <Button onPress={() => navigate(screenPath('orders', orderId))}>{texts.openOrder}</Button>
          {exchange !== null && exchange.orderId !== null && (
            <Button onPress={() => navigate(screenPath('orders', exchange.orderId ?? ''))}>
              {texts.openExchange}
            </Button>
          )}
        </div>
      </PanelSection>
      <PanelSection title={texts.columns.goods}>
        <ul className="returns">
          {lines.map(({ sku, quantity }) => (
            <li key={sku}>{returnTexts.line({ quantity: format.integer(quantity), sku })}</li>
          ))}
        </ul>
        <Facts
          facts={[
            ...(reason === null ? [] : [{ name: returnTexts.facts.reason, value: reasons[reason] }]),
            ...(siteId === null ? [] : [{ name: returnTexts.facts.site, value: names.site(siteId) }]),
            { name: texts.columns.since, value: format.moment(row.at, timeZone) },
            ...(channelReturnId === null
              ? []
              : [{ name: texts.rma, value: <span className="mono">{channelReturnId}</span> }]),
          ]}
        />
        {note !== '' && <p className="unit">{note}</p>}
      </PanelSection>
    </Panel>
  )
}
