import type { ReactNode } from 'react'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['orders', 'carriers'] as const

/** What parcels of each carrier cost, month by month. */
export function CostList(props: { heading: (total: number | null) => ReactNode; empty: ReactNode }) {
  const texts = useMessages('invoices')
  const names = useNames()
  const format = useFormat()
  const live = useLive(TOPICS, (client) => client.invoices.costs({}))
  const months = live.data === null ? null : new Set(live.data.map(({ month }) => month)).size
  return (
    <>
      {props.heading(months)}
      <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
        {(sums) =>
          sums.length === 0 ? (
            props.empty
          ) : (
            <div className="invoice-sums">
              <table className="invoice-table" aria-label={texts.costList}>
                <thead>
                  <tr>
                    <th scope="col">{texts.month}</th>
                    <th scope="col">{texts.carrier}</th>
                    <th scope="col" className="table-end">
                      {texts.parcels}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.decided}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.real}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.dearer}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.invoiced}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.overcharged}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {sums.map((sum) => (
                    <tr key={`${sum.month}/${sum.carrierId}/${sum.currency}`}>
                      <td>{sum.month}</td>
                      <td>{names.carrier(sum.carrierId)}</td>
                      <td className="table-end">{format.integer(sum.parcels)}</td>
                      <td className="table-end">{format.money(sum.decidedCents, sum.currency)}</td>
                      <td className="table-end">{format.money(sum.realCents, sum.currency)}</td>
                      <td className="table-end">
                        {format.money(sum.realCents - sum.comparedDecidedCents, sum.currency)}
                      </td>
                      <td className="table-end">{format.money(sum.invoicedCents, sum.currency)}</td>
                      <td className="table-end">{format.money(sum.overCents, sum.currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </LiveView>
    </>
  )
}
