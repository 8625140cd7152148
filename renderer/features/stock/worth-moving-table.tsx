import { ArrowRightLeft, CircleCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { SkuButton } from './sku-button.tsx'
import type { Transfer } from './transfer-dialog.tsx'

const TOPICS = ['stock', 'orders'] as const

/** Scarce units that orders to come would pay more for elsewhere, what saves most first. */
export function WorthMovingTable(props: {
  siteId: string | null
  why: string | null
  onOpen: (sku: string) => void
  onSend: (transfer: Transfer) => void
}) {
  const { siteId, why, onOpen, onSend } = props
  const texts = useMessages('low')
  const names = useNames()
  const format = useFormat()
  const currency = useOwnCurrency()
  const live = useLive(TOPICS, (client) => client.stock.worthMoving({ siteId }), [siteId])
  const money = (cents: number) => format.money(cents, currency)
  const side = ({ siteId: id, free, cents }: { siteId: string; free: number; cents: number }) =>
    texts.side({ site: names.site(id), free, cents: { amount: cents, currency } })
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
      {({ isPriced, rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={CircleCheck} tone="done" title={isPriced ? texts.savesNone : texts.notPriced} />
        ) : (
          <table className="stock-moves" aria-label={texts.saves}>
            <thead>
              <tr>
                <th scope="col">{texts.sku}</th>
                <th scope="col">{texts.product}</th>
                <th scope="col">{texts.fromColumn}</th>
                <th scope="col">{texts.toColumn}</th>
                <th scope="col" className="stock-moves-figure">
                  {texts.saving}
                </th>
                <th scope="col">{texts.transfer}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ sku, name, from, to, units, savesCents }) => (
                <tr key={sku}>
                  <th scope="row">
                    <SkuButton sku={sku} onOpen={onOpen} />
                  </th>
                  <td>{name}</td>
                  <td>{side(from)}</td>
                  <td>{side(to)}</td>
                  <td className="stock-moves-figure">{money(savesCents)}</td>
                  <td>
                    <Button
                      icon={ArrowRightLeft}
                      why={why}
                      onPress={() => onSend({ sku, fromSiteId: from.siteId, siteId: to.siteId, units })}
                    >
                      {texts.move({ units })}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </LiveView>
  )
}
