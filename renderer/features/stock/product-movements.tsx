import { Link } from 'wouter'
import { SYSTEM_ACTOR } from '../../../shared/domain/actor.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { MovementWhy } from './movement-table.tsx'

const TOPICS = ['stock', 'orders'] as const
const SHOWN = 8

/** The last movements of one product, with the way to all of them. */
export function ProductMovements({ sku }: { sku: string }) {
  const texts = useMessages('movements')
  const format = useFormat()
  const names = useNames()
  const timeZone = useTimeZone()
  const actorName = useActorName()
  const live = useLive(TOPICS, (client) => client.movements.list({ sku, limit: SHOWN }), [sku])
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={96} />}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <p className="unit">{texts.none}</p>
        ) : (
          <>
            <ul className="stock-last-moves">
              {rows.map((row) => (
                <li key={row.no}>
                  <span>
                    {texts.kinds[row.kind]} <MovementWhy row={row} />
                  </span>
                  <span className="stock-moves-figure">
                    {row.change > 0 && '+'}
                    {format.integer(row.change)}
                  </span>
                  <span className="stock-moves-figure" title={texts.after}>
                    {format.integer(row.onHand)}
                  </span>
                  <span className="stock-last-moves-who">
                    {names.site(row.siteId)}, {actorName(row.commandId === null ? SYSTEM_ACTOR : row.actor)},{' '}
                    <Instant at={row.at} timeZone={timeZone} />
                  </span>
                </li>
              ))}
            </ul>
            {next !== null && (
              <Link href={`${screenPath('stock', null)}?view=movements&q=${encodeURIComponent(sku)}`}>
                {texts.all}
              </Link>
            )}
          </>
        )
      }
    </LiveView>
  )
}
