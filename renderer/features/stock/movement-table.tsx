import { Link } from 'wouter'
import type { MovementRow } from '../../../shared/contract/movements.ts'
import { SYSTEM_ACTOR } from '../../../shared/domain/actor.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Instant } from '../../components/instant.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { SkuButton } from './sku-button.tsx'

/** Movements with their reason, author and order. */
export function MovementTable({
  rows,
  onOpen,
}: {
  rows: readonly MovementRow[]
  onOpen: (sku: string) => void
}) {
  const texts = useMessages('movements')
  const format = useFormat()
  const names = useNames()
  const timeZone = useTimeZone()
  const actorName = useActorName()
  return (
    <table className="stock-moves" aria-label={texts.list}>
      <thead>
        <tr>
          <th scope="col">{texts.at}</th>

          <th scope="col">{texts.sku}</th>
          <th scope="col">{texts.product}</th>

          <th scope="col">{texts.site}</th>
          <th scope="col">{texts.kind}</th>
          <th scope="col" className="stock-moves-figure">
            {texts.change}
          </th>
          <th scope="col" className="stock-moves-figure">
            {texts.after}
          </th>
          <th scope="col">{texts.why}</th>
          <th scope="col">{texts.by}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.no}>
            <th scope="row">
              <Instant at={row.at} timeZone={timeZone} />
            </th>

            <td>
              <SkuButton sku={row.sku} onOpen={onOpen} />
            </td>
            <td>{row.name}</td>

            <td>{names.site(row.siteId)}</td>
            <td>{texts.kinds[row.kind]}</td>
            <td className="stock-moves-figure">
              {row.change > 0 && '+'}
              {format.integer(row.change)}
            </td>
            <td className="stock-moves-figure">{format.integer(row.onHand)}</td>
            <td>
              <MovementWhy row={row} />
            </td>
            <td>{actorName(row.commandId === null ? SYSTEM_ACTOR : row.actor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The order, reason or note of a movement; nothing where none is told. */
export function MovementWhy({ row: { orderId, reference, reason, note } }: { row: MovementRow }) {
  const texts = useMessages('movements')
  return (
    <>
      {orderId !== null && (
        <Link className="mono" href={screenPath('orders', orderId)}>
          {reference ?? orderId}
        </Link>
      )}
      {reason !== null && texts.reasons[reason]} {note !== '' && <span className="unit">{note}</span>}
    </>
  )
}
