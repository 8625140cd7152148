import { Link } from 'wouter'
import type { JournalRow } from '../../../shared/contract/journal.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Entries of the journal, each with the orders it was about. */
export function JournalTable({ rows }: { rows: readonly JournalRow[] }) {
  const texts = useMessages('journal')
  const inWords = useSay()
  const format = useFormat()
  const actorName = useActorName()
  const timeZone = useTimeZone()
  return (
    <table className="settings-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.at}</th>
          <th scope="col">{texts.who}</th>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.orders}</th>
          <th scope="col">{texts.device}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <th scope="row" className="journal-at" title={format.exact(row.at, timeZone)}>
              {format.dayOf(row.at, timeZone)} {format.time(row.at, timeZone)}
            </th>
            <td>
              {row.confirmedBy === null
                ? actorName(row.actor)
                : texts.confirmed({ actor: actorName(row.actor), person: row.confirmedBy })}
            </td>
            <td title={row.type}>{inWords(row.sentence)}</td>
            <td>
              <Orders row={row} />
            </td>
            <td>{row.device}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Orders({ row: { orders, orderCount } }: { row: JournalRow }) {
  const texts = useMessages('journal')
  return (
    <>
      {orders.map(({ id, reference }) => (
        <Link key={id} className="journal-order" href={screenPath('orders', id)}>
          {reference}
        </Link>
      ))}
      {orderCount > orders.length && orders.length > 0 && texts.more({ count: orderCount - orders.length })}
    </>
  )
}
